// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// What an ML program prints where no terminal is: it does not wait for the program's end.
@Suite struct MLOutputTests {
    private let tenon: TenonProgram

    init() throws {
        tenon = try TenonProgram()
        try tenon.write("print(\"step 1 done\");\nwhile (true) { }\n", to: "main.ml")
    }

    @Test func `what was printed stays when time ends the program`() async throws {
        let outcome = try await tenon("run", "--time", "1", "main.ml")
        outcome.expectError("run-timeout")
        #expect(outcome.output == "step 1 done\n")
    }

    @Test func `it is seen while the program goes on, and when it is stopped`() throws {
        let running = try RunningProgram(
            ChildProgram(
                TenonProgram.path,
                environment: tenon.environment,
                currentDirectory: tenon.project
            ),
            ["run", "main.ml"]
        )
        #expect(try String(decoding: running.readLine(), as: UTF8.self).hasPrefix("step 1 done"))
        _ = running.stop()
    }

    @Test func `a program with little memory prints in time too`() async throws {
        let outcome = try await tenon("run", "--time", "1", "--memory", "16", "main.ml")
        outcome.expectError("run-timeout")
        #expect(outcome.output == "step 1 done\n")
    }

    @Test func `much output keeps its order`() async throws {
        try tenon.write(
            "i = 0; while (i < 60000) { print(\"line\", i); i = i + 1; }",
            to: "much.ml"
        )
        let outcome = try await tenon("run", "much.ml")
        #expect(outcome.output == (0..<60000).map { "line \($0)\n" }.joined())
    }
}
