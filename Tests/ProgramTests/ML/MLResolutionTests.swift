// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// What an import by name means, as flags say it.
@Suite struct MLResolutionTests {
    private let tenon: TenonProgram

    init() throws {
        tenon = try TenonProgram()
        try tenon.write("x = \"one\";", to: "one/lib.ml")
        try tenon.write("x = \"two\";", to: "two/lib.ml")
        try tenon.write("x = \"only two\";", to: "two/other.ml")
        try tenon.write("import lib; import other; print(lib.x, other.x);", to: "main.ml")
    }

    @Test(arguments: [
        (["--import-paths=one:two"], "one only two\n"),
        (["--import-paths=two:one"], "two only two\n"),
        (["--import-paths", "one", "--import-paths", "./two"], "one only two\n"),
        (["--import-paths=two", "--import-paths=one"], "two only two\n"),
    ])
    func `folders are searched in the order of the flags`(
        flags: [String],
        output: String
    ) async throws {
        try await tenon.run(["run"] + flags + ["main.ml"]).expectSuccess(output: output)
        try await tenon.run(["run", "main.ml"] + flags).expectSuccess(output: output)
        let there = try FileManager.default.subpathsOfDirectory(atPath: tenon.project)
        #expect(
            Set(there) == ["main.ml", "one", "two", "one/lib.ml", "two/lib.ml", "two/other.ml"]
        )
    }

    @Test func `files beside the program come behind the folders that were named`() async throws {
        try tenon.write("x = \"beside\";", to: "lib.ml")
        try tenon.write("x = \"beside\";", to: "other.ml")
        try await tenon("run", "--allow-current-dir", "main.ml")
            .expectSuccess(output: "beside beside\n")
        try await tenon("run", "--import-paths=one", "--allow-current-dir", "main.ml")
            .expectSuccess(output: "one beside\n")
        try await tenon("run", "main.ml").expectError(
            "module-not-found",
            mentions: ["`lib`", "no folder was looked in", "--allow-current-dir"]
        )
    }

    @Test func `a failed import lists the places tried and what is nearly so`() async throws {
        try tenon.write("import othre;", to: "near.ml")
        try await tenon("run", "--import-paths=one:two", "near.ml").expectError(
            "module-not-found",
            mentions: [
                "near.ml:1:8", "tried one/othre.ml", "tried one/othre/__init__.ml",
                "tried two/othre.ml", "tried two/othre/__init__.ml", "did you mean `other`",
            ]
        )
        try tenon.write("import mth;", to: "near.ml")
        try await tenon("run", "near.ml")
            .expectError("module-not-found", mentions: ["did you mean `math`"])
    }

    @Test(arguments: [
        ("--import-paths=nope", "file-not-found"), ("--import-paths=main.ml", "file-not-folder"),
    ])
    func `a folder that is none is an error`(flag: String, code: String) async throws {
        try await tenon("run", flag, "main.ml").expectError(code)
    }

    @Test(arguments: ["--import-paths=", "--import-paths=one::two", "--stdlib-mode=fast"])
    func `a flag with a wrong value is an error`(flag: String) async throws {
        try await tenon("run", flag, "main.ml").expectError("invalid-value", status: 2)
    }

    @Test func `the language's own modules can be turned off, or be Python's`() async throws {
        try tenon.write("import math; print(math.sqrt(16));", to: "std.ml")
        try await tenon("run", "std.ml").expectSuccess(output: "4.0\n")
        try await tenon("run", "--stdlib-mode=native", "std.ml").expectSuccess(output: "4.0\n")
        for mode in ["none", "python"] {
            let outcome = try await tenon("run", "--stdlib-mode=\(mode)", "std.ml")
            outcome.expectError(
                "module-not-found",
                mentions: ["turned off", "--allow-python-modules=math"]
            )
            #expect(!outcome.errors.contains("did you mean"), outcome.summary)
        }
        try tenon.write(
            "import math; print(math.comb(5, 2), hasattr(math, \"perm\"));",
            to: "std.ml"
        )
        try await tenon("run", "--stdlib-mode=python", "--allow-python-modules=math", "std.ml")
            .expectSuccess(output: "10 true\n")
    }

    @Test func `modules of Python are there for those who are told so, behind all others`()
        async throws
    {
        try tenon.write("import textwrap; print(textwrap.fill(\"a b\", 1));", to: "py.ml")
        try await tenon("run", "py.ml").expectError(
            "module-not-found",
            mentions: ["--allow-python-modules=textwrap"]
        )
        try await tenon("run", "--allow-python-modules=json,textwrap", "py.ml")
            .expectSuccess(output: "a\nb\n")
        try tenon.write("function fill(a, b) { return \"own\"; }", to: "textwrap.ml")
        try await tenon("run", "--allow-python-modules=textwrap", "--allow-current-dir", "py.ml")
            .expectSuccess(output: "own\n")
        try tenon.write("import nosuchmodule;", to: "py.ml")
        try await tenon("run", "--allow-python-modules=nosuchmodule", "py.ml")
            .expectError("program-error", mentions: ["nosuchmodule", "py.ml:1"])
    }

    @Test func `a module of others beside the interpreter needs the same flag`() async throws {
        let version = try await MLProgramsTests.python(
            tenon.folder.write("import sys; print(*sys.version_info[:2], sep='.')", to: "v.py")
        ).output.trimmingCharacters(in: .whitespacesAndNewlines)
        try tenon.folder.write(
            "def words(text): return text.split()",
            to:
                "env/lib/python\(version)/site-packages/wordlib.py"
        )
        try tenon.folder.write("home = /usr/bin\n", to: "env/pyvenv.cfg")
        try tenon.folder.makeFolder("env/bin")
        let python = tenon.folder.path("env/bin/python3")
        try FileManager.default.createSymbolicLink(
            atPath: python,
            withDestinationPath: "/usr/bin/python3"
        )
        try tenon.write("import wordlib; print(wordlib.words(\"a b\"));", to: "py.ml")
        let environment = ["TENON_PYTHON": python]
        try await tenon("run", "py.ml", environment: environment).expectError("module-not-found")
        try await tenon(
            "run",
            "--allow-python-modules=wordlib",
            "py.ml",
            environment: environment
        ).expectSuccess(output: "['a', 'b']\n")
    }

    @Test(arguments: [
        ("import ..secret;", "syntax-error"), ("import secret.;", "syntax-error"),
        ("import file://../secret;", "specifier-malformed"),
        ("import file://[OUT]/secret;", "import-outside-project"),
        ("import file:///../..[OUT]/secret;", "import-outside-project"),
        ("import link;", "import-outside-project"),
        ("import linked.secret;", "import-outside-project"),
        ("import one { speed: 3 };", "import-option-unknown"),
        ("import one { verify: false };", "import-option-malformed"),
    ])
    func `an import leads nowhere outside`(text: String, code: String) async throws {
        let outside = tenon.folder.path("outside")
        try tenon.folder.write("x = \"secret\";", to: "outside/secret.ml")
        for (link, target) in [("link.ml", outside + "/secret.ml"), ("linked", outside)] {
            try FileManager.default.createSymbolicLink(
                atPath: tenon.project + "/" + link,
                withDestinationPath: target
            )
        }
        try tenon.write("x = 1;", to: "one.ml")
        try tenon.write(text.replacing("[OUT]", with: outside), to: "main.ml")
        try await tenon("run", "--allow-current-dir", "main.ml").expectError(code)
        try await tenon("build", "--allow-current-dir", "main.ml", "--output-dir=out")
            .expectError(code)
    }

    @Test func `a file outside is a module of the program when it may be read`() async throws {
        let file = try tenon.folder.write("x = \"outside\";", to: "outside/secret.ml")
        try tenon.write("import file://\(file); print(secret.x);", to: "main.ml")
        try await tenon("run", "--allow-read=\(file)", "main.ml")
            .expectSuccess(output: "outside\n")
        try tenon.write("import file://\(file.dropLast(3)) as s; print(s.x);", to: "main.ml")
        try await tenon("run", "--allow-read=\(file)", "main.ml")
            .expectSuccess(output: "outside\n")
    }
}
