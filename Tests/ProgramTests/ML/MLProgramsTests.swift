// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// Programs of several modules come to the same in every way that there is to run them.
@Suite struct MLProgramsTests {
    @Test(arguments: try MLProgram.all(in: "values"))
    func `what modules give one another is the same in all ways`(program: MLProgram) async throws {
        try await check(program)
    }

    @Test(arguments: try MLProgram.all(in: "names"))
    func `what modules are called is the same in all ways`(program: MLProgram) async throws {
        try await check(program)
    }

    @Test(arguments: try MLProgram.all(in: "folders"))
    func `where modules lie is the same in all ways`(program: MLProgram) async throws {
        try await check(program)
    }

    @Test(arguments: try MLProgram.all(in: "failures"))
    func `what fails, fails the same in all ways`(program: MLProgram) async throws {
        try await check(program)
    }

    /// Cold, cached, and built in both layouts for plain Python in another folder.
    private func check(_ program: MLProgram) async throws {
        let tenon = try TenonProgram()
        for file in program.files { try tenon.write(file.bytes, to: file.path) }
        for _ in 1...2 {
            let outcome = try await tenon("run", "--allow-current-dir", program.entry)
            expect(outcome, program)
        }
        for layout in ["single-file", "multi-file"] {
            let built = try await tenon(
                "build",
                program.entry,
                "--allow-current-dir",
                "--output-mode=\(layout)",
                "--output-dir=../\(layout)"
            )
            guard built.isSuccess else {
                expect(built, program)
                continue
            }
            expect(try await Self.python(tenon.folder.path(layout) + "/main.py"), program)
        }
    }

    private func expect(_ outcome: ChildProgram.Outcome, _ program: MLProgram) {
        switch program.end {
        case .success: outcome.expectSuccess(output: program.output)
        case .failure(let words):
            #expect(outcome.status == .exited(1), outcome.summary)
            #expect(outcome.output == program.output, outcome.summary)
            #expect(outcome.errors.contains(words), outcome.summary)
        case .refusal(let code, let place):
            outcome.expectError(code, mentions: place.isEmpty ? [] : [place])
            #expect(outcome.output.isEmpty, outcome.summary)
        }
    }

    static func python(_ path: String) async throws -> ChildProgram.Outcome {
        let python = ChildProgram(
            "/usr/bin/python3",
            environment: ["PATH": "/usr/bin:/bin"],
            currentDirectory: "/"
        )
        return try await python.run(["-I", path])
    }
}
