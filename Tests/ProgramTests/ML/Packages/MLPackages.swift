// SPDX-License-Identifier: Apache-2.0

internal import TestSupport

/// Two packages in ML, `@alice/words` and `@alice/my-letters`, which needs it, and a program that uses both.
struct MLPackages {
    /// Whoever writes them.
    let tenon: TenonProgram

    /// What the program prints.
    static let output = "Hello, Bo! HELLO, BO! Dear Bo, Hello, Bo!\n"

    static let words = """
        // Words for people.

        // Greets somebody by name.
        function greet(name) { return "Hello, " + name + "!"; }

        """

    static let program = """
        import alice.words as words;
        import alice.words.loud as loud;
        import alice.my_letters as letters;
        print(words.greet("Bo"), loud.shout("Bo"), letters.write("Bo"));

        """

    /// Writes `@alice/words` into the folder `words` of the project.
    func writeWords(_ version: String = "1.0.0", source: String = Self.words) throws {
        let exports = "[exports]\n\".\" = \"./words.ml\"\n\"./loud\" = \"./lib/loud.ml\"\n"
        try write("words", version, more: exports)
        try tenon.write(source, to: "words/words.ml")
        try tenon.write(
            "// Loud words.\nimport words;\nimport tones;\n\n// Greets aloud.\n"
                + "function shout(name) { return tones.raised(words.greet(name)); }\n",
            to: "words/lib/loud.ml"
        )
        try tenon.write(
            "function raised(text) { return text.upper(); }\n",
            to: "words/lib/tones.ml"
        )
    }

    /// Writes `@alice/my-letters` into the folder `my-letters`.
    func writeLetters() throws {
        try write("my-letters", "1.0.0", more: "[dependencies]\n\"@alice/words\" = \"^1.0.0\"\n")
        try tenon.write(
            "// Letters.\nimport alice.words as words;\n\n// A letter to somebody.\n"
                + "function write(name) { return \"Dear \" + name + \", \" + words.greet(name); }\n",
            to: "my-letters/my-letters.ml"
        )
    }

    /// Publishes the package in a folder of the project.
    @discardableResult
    func publish(_ folder: String, to registry: String) async throws -> ChildProgram.Outcome {
        try await tenon.run(
            ["publish", "--yes", "--registry", registry],
            in: tenon.project + "/" + folder
        )
    }

    /// Makes the project of somebody who uses both.
    static func use(from registry: String, in user: TenonProgram) throws {
        try user.write(
            "[package]\nname = \"app\"\nlanguage = \"ml\"\n\n"
                + "[registries]\ndefault = { url = \"\(registry)\", cooldown = \"0\" }\n",
            to: "tenon.toml"
        )
        try user.write(program, to: "main.ml")
    }

    /// Writes a manifest and a README.
    private func write(_ name: String, _ version: String, more: String) throws {
        let about =
            "[package]\nname = \"@alice/\(name)\"\nversion = \"\(version)\"\nlanguage = \"ml\"\n"
            + "entry = \"\(name).ml\"\ndescription = \"About \(name)\"\nlicense = \"MIT\"\n\n"
        try tenon.write(about + more, to: "\(name)/tenon.toml")
        try tenon.write("# About \(name)\n\nWords.\n", to: "\(name)/README.md")
    }
}
