// SPDX-License-Identifier: Apache-2.0

internal import TestSupport
internal import Testing

/// Sixteen processes at once on one store and one project lose nothing.
@Suite struct ManyProcessesTests {
    private static let count = 16

    /// Runs sixteen commands at once and expects that all succeed.
    private func together(
        at place: SourceLocation = #_sourceLocation,
        _ command: @escaping @Sendable (Int) async throws -> ChildProgram.Outcome
    ) async throws {
        try await withThrowingTaskGroup(of: ChildProgram.Outcome.self) { group in
            for index in 0..<Self.count { group.addTask { try await command(index) } }
            for try await outcome in group { outcome.expectSuccess(at: place) }
        }
    }

    @Test func `saves of different names are all there`() async throws {
        let tenon = try TenonProgram()
        try await together { index in
            try await tenon("save", "m\(index)", "--code", "export default \(index)")
        }
        for index in 0..<Self.count {
            try await tenon("get", "m\(index)").expectSuccess(output: "export default \(index)")
        }
        let list = try await tenon("list", "--json").expectSuccess()
        #expect(list.output.matches(of: /"name"/).count == Self.count, list.summary)
    }

    @Test func `saves of one name are all in its history`() async throws {
        let tenon = try TenonProgram()
        try await together { index in
            try await tenon("save", "one", "--code", "export default \(index)")
        }
        var sources: Set<String> = []
        for revision in 1...Self.count {
            sources.insert(try await tenon("get", "one@\(revision)").expectSuccess().output)
        }
        #expect(sources == Set((0..<Self.count).map { "export default \($0)" }))
    }

    @Test func `equal saves are one revision`() async throws {
        let tenon = try TenonProgram()
        try await together { _ in try await tenon("save", "one", "--code", "export default 1") }
        let beyond = try await tenon("get", "one@2")
        #expect(!beyond.isSuccess, beyond.summary)
        try await tenon("get", "one").expectSuccess(output: "export default 1")
    }

    @Test func `saves and removes beside the garbage collector`() async throws {
        let tenon = try TenonProgram()
        try await together { index in
            switch index % 4 {
            case 0: try await tenon("cache", "gc")
            case 1: try await tenon("list")
            default: try await tenon("save", "m\(index)", "--code", "export default \(index)")
            }
        }
        for index in 0..<Self.count where index % 4 > 1 {
            try await tenon("get", "m\(index)").expectSuccess(output: "export default \(index)")
        }
        try await tenon("cache", "verify").expectSuccess()
    }

    /// One program a process, with a module of its own and one that all import.
    private func makePrograms(_ tenon: TenonProgram) throws {
        try tenon.serve("export default 'all'", at: "all.js")
        for index in 0..<Self.count {
            try tenon.serve(
                "import all from './all.js'; export default all + \(index)",
                at: "m\(index).js"
            )
            try tenon.write(
                "import m from '\(tenon.url("m\(index).js"))'; console.log(m)",
                to: "p\(index).js"
            )
        }
    }

    @Test func `locks of one program agree`() async throws {
        let tenon = try TenonProgram.served()
        try makePrograms(tenon)
        try await together { _ in try await tenon("lock", "--approve", "p0.js") }
        #expect(try tenon.lock().modules.count == 2)
        try await tenon("run", "--offline", "--locked", "p0.js").expectSuccess(output: "all0\n")
    }

    @Test func `locks of different programs in one project are all there`() async throws {
        let tenon = try TenonProgram.served()
        try makePrograms(tenon)
        try await together { index in try await tenon("lock", "--approve", "p\(index).js") }
        #expect(try tenon.lock().modules.count == Self.count + 1)
        try await tenon("verify").expectSuccess()
        try await tenon("run", "--offline", "--locked", "p7.js").expectSuccess(output: "all7\n")
    }

    @Test func `installations into one empty store agree`() async throws {
        let tenon = try TenonProgram.served()
        try makePrograms(tenon)
        let programs = (0..<Self.count).map { "p\($0).js" }
        try await tenon.run(["lock", "--approve"] + programs).expectSuccess()
        let other = ["TENON_HOME": tenon.folder.path("other")]
        try await together { _ in try await tenon("install", environment: other) }
        try await tenon("verify", environment: other).expectSuccess()
        try await tenon("cache", "verify", environment: other).expectSuccess()
    }

    @Test func `first runs of one program agree`() async throws {
        let tenon = try TenonProgram.served()
        try makePrograms(tenon)
        try await together { _ in try await tenon("run", "--approve", "p1.js") }
        #expect(try tenon.lock().modules.count == 2)
    }

    @Test func `programs that save at once lose nothing`() async throws {
        let tenon = try TenonProgram()
        try tenon.write(
            "for (let i = 0; i < 3; i += 1) await save(`m${Deno.args[0]}-${i}`, `export default ${i}`)",
            to: "main.js"
        )
        try await together { index in
            try await tenon("run", "--allow-saved", "main.js", "\(index)")
        }
        let list = try await tenon("list", "--json").expectSuccess()
        #expect(list.output.matches(of: /"name"/).count == Self.count * 3, list.summary)
    }
}
