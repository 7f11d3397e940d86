// SPDX-License-Identifier: Apache-2.0

internal import TestSupport
internal import Testing

/// `mlpy.json` and `mlpy.yaml`.
@Suite struct MLConfigurationTests {
    private let tenon: TenonProgram

    init() throws {
        tenon = try TenonProgram()
        try tenon.write("x = \"one\";", to: "one/lib.ml")
        try tenon.write("x = \"two\";", to: "two/lib.ml")
        try tenon.write("import lib; print(lib.x);", to: "main.ml")
        try tenon.write("import lib; print(lib.x);", to: "deep/down/main.ml")
    }

    @Test(arguments: [
        ("mlpy.json", #"{"import_paths": ["./two", "one"]}"#),
        ("mlpy.yaml", "import_paths:\n  - two\n  - ./one\n"),
        ("mlpy.yaml", "import_paths: [\"two\"] # comment\nallow_current_dir: false\n"),
    ])
    func `folders of the file are relative to it, and come behind those of flags`(
        name: String,
        text: String
    ) async throws {
        try tenon.write(text, to: name)
        try await tenon("run", "main.ml").expectSuccess(output: "two\n")
        try await tenon("run", "deep/down/main.ml").expectSuccess(output: "two\n")
        try await tenon("run", "./main.ml", in: tenon.project + "/deep")
            .expectError("module-not-found", mentions: ["./main.ml"])
        try await tenon("run", "../main.ml", in: tenon.project + "/deep")
            .expectSuccess(output: "two\n")
        try await tenon("run", "--import-paths=one", "main.ml").expectSuccess(output: "one\n")
    }

    @Test func `flags go before the file`() async throws {
        try tenon.write("import math; print(math.sqrt(4)); import textwrap;", to: "std.ml")
        try tenon.write(
            "stdlib_mode: none\nallow_current_dir: true\npython_whitelist: [textwrap]\n",
            to: "mlpy.yaml"
        )
        try await tenon("run", "std.ml").expectError("module-not-found", mentions: ["`math`"])
        try await tenon("run", "--stdlib-mode=native", "std.ml").expectSuccess(output: "2.0\n")
        try tenon.write("x = \"beside\";", to: "lib.ml")
        try await tenon("run", "main.ml").expectSuccess(output: "beside\n")
    }

    @Test func `two files in one folder are one too many`() async throws {
        try tenon.write("import_paths: [one]", to: "mlpy.yaml")
        try tenon.write(#"{"import_paths": ["two"]}"#, to: "mlpy.json")
        try await tenon("run", "main.ml")
            .expectError("configuration-twice", mentions: ["mlpy.json", "mlpy.yaml"])
    }

    @Test func `the nearest file counts`() async throws {
        try tenon.write("import_paths: [one]", to: "mlpy.yaml")
        try tenon.write(#"{"import_paths": ["../two"]}"#, to: "deep/mlpy.json")
        try await tenon("run", "deep/down/main.ml").expectSuccess(output: "two\n")
        try await tenon("run", "main.ml").expectSuccess(output: "one\n")
    }

    @Test(arguments: [
        ("mlpy.yaml", "import_paths: one", "configuration-malformed"),
        ("mlpy.yaml", "- one", "configuration-malformed"),
        ("mlpy.yaml", "", "configuration-malformed"),
        ("mlpy.yaml", "allow_current_dir: 1", "configuration-malformed"),
        ("mlpy.yaml", "stdlib_mode: fast", "configuration-malformed"),
        ("mlpy.yaml", "import_paths: [", "yaml-malformed"),
        ("mlpy.yaml", "a: &a [*a]", "yaml-too-large"),
        ("mlpy.json", #"{"import_paths": ["one", 3]}"#, "configuration-malformed"),
        ("mlpy.json", #"{"import_paths": [""]}"#, "configuration-malformed"),
        ("mlpy.json", "[]", "configuration-malformed"),
        ("mlpy.json", "{", "json-malformed"),
        ("mlpy.json", #"{"stdlib_mode": "none", "stdlib_mode": "none"}"#, "json-duplicate-key"),
    ])
    func `a wrong value is an error`(name: String, text: String, code: String) async throws {
        try tenon.write(text, to: name)
        try await tenon("run", "main.ml").expectError(code, mentions: [name])
    }

    @Test func `a key that means nothing is a warning`() async throws {
        try tenon.write("import_path: [one]\nimport_paths: [two]\n", to: "mlpy.yaml")
        let outcome = try await tenon("run", "main.ml")
        outcome.expectSuccess(output: "two\n")
        #expect(outcome.errors.contains("configuration-key-unknown"), outcome.summary)
        #expect(outcome.errors.contains("did you mean `import_paths`"), outcome.summary)
    }
}
