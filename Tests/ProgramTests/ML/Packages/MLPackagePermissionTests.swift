// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import RegistrySupport
internal import TestSupport
internal import Testing

/// What modules of packages in ML may touch: what they declare, of what the program was granted.
@Suite struct MLPackagePermissionTests {
    /// A package that reads the file it is told of; `declares` is its capability.
    private static func reader(_ name: String, declares: String, more: String = "") -> TestPackage {
        var package = TestPackage(
            "@bob/\(name)@1.0.0",
            more: more,
            files: [
                "main.ml": "// Reads.\nimport file;\n\(declares)\n\n// Reads.\n"
                    + "function text(path) { return file.read(path); }\n"
            ]
        )
        package.entry = "main.ml"
        package.language = "ml"
        return package
    }

    private static let capability = "\ncapability reading {\n    allow read \"data\";\n}"

    /// A project that depends on `package`, was granted `data`, and reads two files with it.
    private func project(_ package: TestPackage) async throws -> TenonProgram {
        let tenon = try TenonProgram()
        let registry = try TestRegistry([package])
        try tenon.write(
            "[package]\nname = \"app\"\nlanguage = \"ml\"\n\n[permissions]\nread = [\"data\", \"more\"]\n\n"
                + "[registries]\ndefault = \"\(registry.root.string)\"\n",
            to: "tenon.toml"
        )
        for name in ["data", "more"] { try tenon.write("some \(name)", to: "\(name)/a.txt") }
        let name = package.name.dropFirst().replacing("/", with: ".")
            .replacing("-", with: "_")
        for folder in ["data", "more"] {
            try tenon.write(
                "import \(name) as reader;\nprint(reader.text(\"\(folder)/a.txt\"));\n",
                to: "\(folder).ml"
            )
        }
        try await tenon("add", package.name).expectSuccess()
        for folder in ["data", "more"] {
            try await tenon("approve", "--yes", "\(folder).ml").expectSuccess()
        }
        return tenon
    }

    @Test func `a module that declares nothing may touch nothing`() async throws {
        let tenon = try await project(Self.reader("sneaky", declares: ""))
        try await tenon("run", "data.ml").expectError(
            "permission-denied",
            mentions: [
                "`@bob/sneaky@1.0.0` needs the permission `read:", "tell its author", "data.ml:2",
            ]
        )
    }

    @Test func `a refusal that a program catches names the package whole`() async throws {
        let tenon = try await project(Self.reader("my-reader", declares: ""))
        let text =
            "import bob.my_reader as reader;\n"
            + "try { reader.text(\"data/a.txt\"); } except (e) { print(e.message); }\n"
        try tenon.write(text, to: "data.ml")
        let outcome = try await tenon("run", "--approve", "data.ml")
        #expect(outcome.output.hasPrefix("`@bob/my-reader@1.0.0` needs"), outcome.summary)
        try tenon.write(
            "[package]\nname = \"@carol/words\"\nversion = \"1.0.0\"\nlanguage = \"ml\"\nentry = \"words.ml\"\n",
            to: "near/tenon.toml"
        )
        try tenon.write(
            "capability c { allow network \"x\"; }\nimport file;\nfunction text(p) { return file.read(p); }\n",
            to: "near/words.ml"
        )
        try tenon.write(
            "[package]\nname = \"app\"\nlanguage = \"ml\"\n\n[permissions]\nread = [\"data\"]\n\n"
                + "[dependencies]\n\"@carol/words\" = { path = \"near\" }\n",
            to: "tenon.toml"
        )
        try tenon.write(text.replacing("bob.my_reader", with: "carol.words"), to: "data.ml")
        let near = try await tenon("run", "--approve", "data.ml")
        #expect(near.output.hasPrefix("`@carol/words/words.ml` needs"), near.summary)
    }

    @Test func `a module may touch what it declares, and nothing else`() async throws {
        let tenon = try await project(Self.reader("honest", declares: Self.capability))
        try await tenon("run", "data.ml").expectSuccess(output: "some data\n")
        try await tenon("run", "more.ml")
            .expectError("permission-denied", mentions: ["more/a.txt", "more.ml:2"])
    }

    @Test func `what is declared and not said in the manifest is noticed`() async throws {
        let tenon = try TenonProgram()
        let registry = try TestRegistry()
        let author = MLPackages(tenon: tenon)
        let source = MLPackages.words.replacing(
            "// Greets",
            with: "capability reading {\n    allow read \"data\";\n}\n\n// Greets"
        )
        try author.writeWords(source: source)
        let arguments = ["publish", "--dry-run", "--registry", registry.root.string]
        let words = tenon.project + "/words"
        let told = try await tenon.run(arguments, in: words)
        told.expectSuccess()
        let isTold = told.errors.contains(
            "warning[package-permission-unsaid]: `words.ml` declares `read:./data`"
        )
        #expect(isTold, told.summary)
        let manifest = try tenon.read("words/tenon.toml")
        try tenon.write(manifest + "\n[permissions]\nread = [\"data\"]\n", to: "words/tenon.toml")
        let quiet = try await tenon.run(arguments, in: words)
        quiet.expectSuccess()
        #expect(!quiet.errors.contains("warning"), quiet.summary)
    }
}
