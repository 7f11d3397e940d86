// SPDX-License-Identifier: Apache-2.0

/// `@alice/words` in the project of somebody, version by version.
struct WordsPackage {
    let tenon: TenonProgram
    let registry: String

    /// Writes the project as it is in a version.
    func write(
        _ version: String,
        _ source: String =
            "/** Greets. */\nexport function greet(name) { return `Hello, ${name}!` }\n"
    ) throws {
        try tenon.write(
            """
            [package]
            name = "@alice/words"
            version = "\(version)"
            description = "Greets whoever is named"
            license = "MIT"
            language = "javascript"
            entry = "main.js"

            [registries]
            default = "\(registry)"

            """,
            to: "tenon.toml"
        )
        try tenon.write(source, to: "main.js")
        try tenon.write("# Words\n\nGreets.\n", to: "README.md")
    }

    /// Makes the project of somebody who uses it, and takes versions that are a minute old.
    static func use(from registry: String, in tenon: TenonProgram, token: String = "") throws {
        try tenon.write(
            "[registries]\ndefault = { url = \"\(registry)\", cooldown = \"0\"\(token) }\n",
            to: "tenon.toml"
        )
        try tenon.write(
            "import { greet } from \"@alice/words\"\nconsole.log(greet(\"stranger\"))\n",
            to: "main.js"
        )
    }
}
