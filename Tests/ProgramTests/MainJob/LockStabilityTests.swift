// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// The lock changes when the modules of a program change, and never otherwise.
@Suite struct LockStabilityTests {
    private func makePrograms(_ tenon: TenonProgram) throws {
        try tenon.serve("export default 'a'", at: "a.js")
        try tenon.serve("import a from './a.js'; export default a + 'b'", at: "b.js")
        try tenon.serve("export { default } from './b.js'", at: "c.js")
        for name in ["a", "b", "c"] {
            try tenon.write(
                "import x from '\(tenon.url(name + ".js"))'; console.log(x)",
                to: name + ".js"
            )
        }
    }

    private let orders = [["a.js", "b.js", "c.js"], ["c.js", "b.js", "a.js"], ["b.js", "c.js"]]

    @Test func `the order of locking does not matter`() async throws {
        let tenon = try TenonProgram.served()
        try makePrograms(tenon)
        var texts: Set<String> = []
        for order in orders {
            try? FileManager.default.removeItem(atPath: tenon.project + "/tenon.lock")
            try await tenon.run(["lock", "--approve"] + order).expectSuccess()
            texts.insert(try tenon.lock().timeless)
        }
        #expect(texts.count == 1)
        try FileManager.default.removeItem(atPath: tenon.project + "/tenon.lock")
        for name in ["b.js", "a.js", "c.js"] {
            try await tenon("lock", "--approve", name).expectSuccess()
        }
        texts.insert(try tenon.lock().timeless)
        #expect(texts.count == 1)
    }

    @Test func `locking and running again change no byte`() async throws {
        let tenon = try TenonProgram.served()
        try makePrograms(tenon)
        try await tenon("lock", "--approve", "a.js", "b.js", "c.js").expectSuccess()
        let text = try tenon.lock().text
        try await tenon("lock", "--approve", "c.js", "a.js").expectSuccess()
        try await tenon("run", "b.js").expectSuccess(output: "ab\n")
        try await tenon("install").expectSuccess()
        #expect(try tenon.lock().text == text)
    }

    @Test(arguments: [["run"], ["run", "--approve"], ["lock"], ["lock", "--approve"]])
    func `with --locked nothing is written`(command: [String]) async throws {
        let tenon = try TenonProgram.served()
        try makePrograms(tenon)
        try await tenon.run(command + ["--locked", "a.js"])
            .expectError("not-locked", mentions: [tenon.url("a.js"), "tenon lock"])
        #expect(!tenon.exists("tenon.lock"))
        try await tenon("lock", "--approve", "a.js").expectSuccess()
        let text = try tenon.lock().text
        try await tenon.run(command + ["--locked", "c.js"])
            .expectError("not-locked", mentions: [tenon.url("c.js")])
        #expect(try tenon.lock().text == text)
    }

    @Test func `a program without modules from elsewhere needs no lock`() async throws {
        let tenon = try TenonProgram()
        try tenon.write("console.log('alone')", to: "main.js")
        try await tenon("run", "--locked", "--offline", "main.js")
            .expectSuccess(output: "alone\n")
        try await tenon("run", "main.js").expectSuccess(output: "alone\n")
        #expect(!tenon.exists("tenon.lock"))
    }
}
