// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// `tenon build` of ML writes its own files, and touches no others.
@Suite struct MLBuildTests {
    private let tenon: TenonProgram
    private var outside: String { tenon.folder.path("outside") }

    init() throws {
        tenon = try TenonProgram()
        try tenon.folder.write("keep", to: "outside/keep.py")
        try tenon.write("import lib; print(lib.x);", to: "main.ml")
        try tenon.write("x = 1;", to: "lib.ml")
    }

    private func build() async throws -> ChildProgram.Outcome {
        try await tenon(
            "build",
            "main.ml",
            "--allow-current-dir",
            "--output-mode=multi-file",
            "--output-dir=out"
        )
    }

    private func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: tenon.project + "/" + name,
            withDestinationPath: target
        )
    }

    private func expectUntouched() throws {
        #expect(try FileManager.default.subpathsOfDirectory(atPath: outside) == ["keep.py"])
        #expect(try tenon.folder.read("outside/keep.py") == Array("keep".utf8))
    }

    @Test func `equal programs become equal files, and a later build replaces an earlier`()
        async throws
    {
        try await build().expectSuccess()
        let names = try FileManager.default.subpathsOfDirectory(atPath: tenon.project + "/out")
        let first = names.sorted().map { try? tenon.folder.read("project/out/" + $0) }
        try await build().expectSuccess()
        #expect(names.sorted().map { try? tenon.folder.read("project/out/" + $0) } == first)
        try tenon.write("print(2);", to: "main.ml")
        try await build().expectSuccess()
        #expect(!tenon.exists("out/ml_modules/lib.py"))
    }

    @Test func `modules of a project lie under their paths`() async throws {
        try tenon.write("[package]\nname = \"app\"\nlanguage = \"ml\"\n", to: "tenon.toml")
        try tenon.write(
            "import shapes; import sub.loud; print(shapes.name + sub.loud.name);",
            to: "main.ml"
        )
        try tenon.write(
            "import shapes.circle as circle; name = circle.name;",
            to: "shapes/__init__.ml"
        )
        try tenon.write("name = \"circle\";", to: "shapes/circle.ml")
        try tenon.write("name = \"loud\";", to: "sub/loud.ml")
        try await tenon("build", "main.ml", "--output-mode=multi-file", "--output-dir=out")
            .expectSuccess()
        for path in ["shapes/_package", "shapes/circle", "sub/loud", "sub/__init__"] {
            #expect(tenon.exists("out/ml_modules/\(path).py"), "\(path)")
        }
        try await MLProgramsTests.python(tenon.project + "/out/main.py")
            .expectSuccess(output: "circleloud\n")
    }

    @Test(arguments: ["ML", "mll"])
    func `a language that there is not is noticed in the manifest`(name: String) async throws {
        try tenon.write("[package]\nname = \"app\"\nlanguage = \"\(name)\"\n", to: "tenon.toml")
        try tenon.write("print(1);", to: "main.ml")
        for arguments in [["run", "main.ml"], ["check"], ["install"]] {
            let outcome = try await tenon.run(arguments)
            outcome.expectSuccess()
            for word in ["warning[language-unknown]", "`\(name)`", "did you mean `ml`?"] {
                #expect(outcome.errors.contains(word), outcome.summary)
            }
        }
    }

    @Test func `files of others stay`() async throws {
        try tenon.write("mine", to: "out/main.py")
        try await build().expectError("output-exists", mentions: ["out/main.py"])
        #expect(try tenon.read("out/main.py") == "mine")
    }

    @Test func `a link in the output leads nowhere`() async throws {
        try tenon.write("", to: "out/.keep")
        try link("out/ml_modules", to: outside)
        try await build().expectError("output-exists", mentions: ["out/ml_modules"])
        try expectUntouched()
    }

    @Test func `a link in the place of a built file is replaced, not followed`() async throws {
        try await build().expectSuccess()
        try FileManager.default.removeItem(atPath: tenon.project + "/out/main.py")
        try link("out/main.py", to: outside + "/keep.py")
        try await build().expectSuccess()
        try expectUntouched()
    }

    @Test func `a forged list of built files names nothing outside`() async throws {
        try await build().expectSuccess()
        let list = try tenon.read("out/.tenon-build")
        try tenon.write(
            list + "\n../../outside/keep.py\n\(outside)/keep.py\ndeep/keep.py",
            to: "out/.tenon-build"
        )
        try link("out/deep", to: outside)
        try await build().expectSuccess()
        try expectUntouched()
    }
}
