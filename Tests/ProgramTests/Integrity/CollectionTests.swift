// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// `tenon cache gc` leaves what a project needs, wherever its lock came from.
@Suite struct CollectionTests {
    /// A program with a module from a URL, locked and approved.
    private func makeLocked() async throws -> TenonProgram {
        let tenon = try TenonProgram.served()
        let url = try tenon.serve("export default 'kept'\n", at: "part.js")
        try tenon.write("import part from '\(url)'; console.log(part)", to: "main.js")
        try await tenon("lock", "--approve", "main.js").expectSuccess()
        return tenon
    }

    /// Makes everything in the store older than the collector's grace, and collects.
    private func collect(_ tenon: TenonProgram, home: String) async throws {
        let old = "find \(home)/files -type f -exec touch -d '40 days ago' {} +"
        let outcome = try await tenon.shell(
            "\(old) && $TENON cache gc",
            environment: ["TENON_HOME": home]
        )
        outcome.expectSuccess()
    }

    /// What makes a store know of a lock that another machine wrote.
    @Test(arguments: [
        ["run", "--approve", "main.js"], ["install"], ["verify"], ["lock", "main.js"], ["vendor"],
    ])
    func `the content of a copied project stays`(command: [String]) async throws {
        let tenon = try await makeLocked()
        let home = tenon.folder.path("other")
        let copy = tenon.folder.path("copy")
        try FileManager.default.copyItem(atPath: tenon.project, toPath: copy)
        // As if the content were there by chance: nothing says yet who needs it.
        try FileManager.default.createDirectory(
            atPath: home,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700]
        )
        try FileManager.default.copyItem(atPath: tenon.home + "/files", toPath: home + "/files")
        let variables = ["TENON_HOME": home]
        try await tenon.run(command, environment: variables, in: copy).expectSuccess()
        try await collect(tenon, home: home)
        let again = ["run", "--offline", "--locked", "--approve", "main.js"]
        try await tenon.run(again, environment: variables, in: copy)
            .expectSuccess(output: "kept\n")
    }

    @Test func `the content of a moved project stays`() async throws {
        let tenon = try await makeLocked()
        let moved = tenon.folder.path("moved")
        try FileManager.default.moveItem(atPath: tenon.project, toPath: moved)
        try FileManager.default.createDirectory(
            atPath: tenon.project,
            withIntermediateDirectories: false
        )
        let run = ["run", "--offline", "--locked", "main.js"]
        try await tenon.run(run, in: moved).expectSuccess(output: "kept\n")
        try FileManager.default.removeItem(atPath: tenon.home + "/store.sqlite")
        try await collect(tenon, home: tenon.home)
        try await tenon.run(run, in: moved).expectSuccess(output: "kept\n")
    }

    @Test func `what only a deleted project needed is collected`() async throws {
        let tenon = try await makeLocked()
        let digest = try #require(try tenon.lock().modules[tenon.url("part.js")]?.digest)
        try FileManager.default.removeItem(atPath: tenon.project + "/tenon.lock")
        try FileManager.default.removeItem(atPath: tenon.home + "/store.sqlite")
        try await collect(tenon, home: tenon.home)
        #expect(!FileManager.default.fileExists(atPath: tenon.blob(digest)))
        let info = try await tenon("cache", "info", "--json").expectSuccess()
        #expect(
            info.output.contains("\"knownLocks\":0") || info.output.contains("\"knownLocks\": 0"),
            info.summary
        )
    }

    @Test func `a lock that cannot be read is named, and nothing is collected`() async throws {
        let tenon = try await makeLocked()
        let digest = try #require(try tenon.lock().modules[tenon.url("part.js")]?.digest)
        try tenon.write("no lock", to: "tenon.lock")
        try await tenon("cache", "gc")
            .expectError("lock-malformed", mentions: [tenon.project + "/tenon.lock"])
        #expect(FileManager.default.fileExists(atPath: tenon.blob(digest)))
    }

    @Test func `a locked run opens no index to be known`() async throws {
        let tenon = try await makeLocked()
        try await tenon("run", "main.js").expectSuccess()
        for name in ["store.sqlite", "locks"] {
            try FileManager.default.removeItem(atPath: tenon.home + "/" + name)
        }
        try await tenon("run", "--offline", "--locked", "main.js").expectSuccess()
        #expect(!FileManager.default.fileExists(atPath: tenon.home + "/store.sqlite"))
        let names = try FileManager.default.contentsOfDirectory(atPath: tenon.home + "/locks")
        #expect(names.contains { $0.hasSuffix(".path") }, "\(names)")
    }
}
