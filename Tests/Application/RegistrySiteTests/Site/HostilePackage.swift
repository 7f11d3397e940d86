// SPDX-License-Identifier: Apache-2.0

import RegistrySupport

/// A package whose author tries to run scripts in the browsers of others.
enum HostilePackage {
    static let name = "@mallory/evil"

    static var package: TestPackage {
        var package = TestPackage(
            "\(name)@1.0.0",
            files: [
                "main.js":
                    "/** </script><script>alert(1)</script> */\nexport const a = 1 // \u{202E}\n",
                "README.md": readme,
                "<img src=x onerror=alert(1)>.js": "export {}\n",
            ]
        )
        package.about = #"""
            description = "</title><script>alert(1)</script>\u001b[31m"
            authors = ["<img src=x onerror=alert(1)> <a@b.c>", "\u202Eknil"]
            license = "\"><script>alert(1)</script>"
            repository = "javascript:alert(1)"
            homepage = "https://a.b/\"onmouseover=\"alert(1)"
            keywords = ["<script>", "../../etc", "index.html", "a b"]
            """#
        return package
    }

    private static let readme = """
        # <script>alert(1)</script>

        <img src=x onerror=alert(1)> [a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](data:text/html,x)
        ![d](javascript:alert(1)) ![e](https://tracker.example.com/pixel.png) [f](java&#10;script:alert(1))
        <https://ok.example.com/"onclick="alert(1)> [g](//tracker.example.com) [h](../../../etc/passwd)

        ```"><script>
        </code><script>alert(1)</script>
        ```

        <style>*{display:none}</style><iframe src="https://a.b"></iframe><form action="https://a.b">

        ## content
        ## q

        """ + String(repeating: "> ", count: 500) + "deep\n\n"
        + String(repeating: "wide", count: 2000) + "\n"
}
