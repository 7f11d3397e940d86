// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@Suite struct ChildProgramTests {
    @Test func `a program's output, errors and status come back`() async throws {
        let shell = ChildProgram("/bin/sh", environment: ["A": "b"], currentDirectory: "/")
        let outcome = try await shell.run(
            ["-c", "cat; echo $A $PWD; echo bad >&2; exit 3"],
            input: "x\n"
        )
        #expect(outcome.output == "x\nb /\n")
        #expect(outcome.errors == "bad\n")
        #expect(outcome.status == .exited(3))
    }

    @Test func `megabytes pass in both directions`() async throws {
        let bytes = [UInt8](repeating: 7, count: 3_000_000)
        let outcome = try await ChildProgram("/bin/cat").run(input: bytes)
        #expect(outcome.outputBytes == bytes)
    }

    @Test func `a program that reads nothing does not hurt`() async throws {
        let outcome = try await ChildProgram("/bin/true").run(
            input: [UInt8](repeating: 7, count: 1_000_000)
        )
        #expect(outcome.isSuccess)
    }

    @Test func `a program that runs too long is killed`() async throws {
        let program = ChildProgram("/bin/sleep", timeout: .milliseconds(50))
        #expect(try await program.run(["60"]).status == .timedOut)
    }

    @Test func `a missing program is an error`() async throws {
        await #expect(throws: SpawnFailure.self) { try await ChildProgram("/nonexistent").run() }
    }

    @Test func `a temporary folder goes with its value`() async throws {
        var folder: TemporaryFolder? = try TemporaryFolder()
        let file = try #require(try folder?.write("hello", to: "a/b.txt"))
        #expect(try await ChildProgram("/bin/cat").run([file]).output == "hello")
        folder = nil
        #expect(try await ChildProgram("/bin/cat").run([file]).isSuccess == false)
    }
}
