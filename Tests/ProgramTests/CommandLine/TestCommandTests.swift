// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// `tenon test --json` prints one document, whatever the tests print.
@Suite struct TestCommandTests {
    private struct Report: Decodable {
        struct Test: Decodable {
            struct Failure: Decodable { let code: String }

            let file: String
            let result: String
            let status: Int?
            let stdout: String
            let stderr: String
            let error: Failure?
        }

        let passed: Int
        let failed: Int
        let tests: [Test]
    }

    private func report(_ outcome: ChildProgram.Outcome) throws -> Report {
        try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
    }

    @Test func `every test is told with what it printed`() async throws {
        let tenon = try TenonProgram()
        let empty = try await tenon("test", "--json").expectSuccess()
        #expect(try report(empty).tests.isEmpty)
        try tenon.write("console.log('out'); console.error('err')\n", to: "tests/a.js")
        let passed = try await tenon("test", "--json").expectSuccess()
        #expect(passed.errors.isEmpty, passed.summary)
        try tenon.write("console.log('x'); throw new Error('no')\n", to: "tests/b.js")
        try tenon.write("import './nowhere.js'\n", to: "tests/c.js")
        try tenon.write(
            "const process = await import('node:process'); process.exit(3)\n",
            to: "d_test.js"
        )
        let outcome = try await tenon("test", "--json")
        #expect(outcome.status == .exited(1) && outcome.errors.isEmpty, outcome.summary)
        let report = try report(outcome)
        #expect(report.passed == 1 && report.failed == 3)
        #expect(
            report.tests.map(\.file) == ["d_test.js", "tests/a.js", "tests/b.js", "tests/c.js"]
        )
        #expect(report.tests.map(\.result) == ["failed", "passed", "failed", "failed"])
        #expect(report.tests.map(\.status) == [3, 0, 1, nil])
        #expect(report.tests.map(\.stdout) == ["", "out\n", "x\n", ""])
        #expect(report.tests.map(\.stderr) == ["", "err\n", "", ""])
        let codes = report.tests.map(\.error?.code)
        #expect(codes == [nil, nil, "program-error", "module-not-found"], outcome.summary)
    }
}
