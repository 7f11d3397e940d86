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
