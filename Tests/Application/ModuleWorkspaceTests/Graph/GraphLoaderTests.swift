// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ModuleModel
import ModuleWorkspace
import Testing

@Suite struct GraphLoaderTests {
    @Test func `a circle of files is two modules`() throws {
        let scene = try WorkspaceScene()
        let a = try scene.write("import './b.js'", to: "a.js")
        let b = try scene.write("import './a.js'", to: "b.js")
        let loaded = try scene.load(a)
        #expect(loaded.graph.nodes.map(\.id) == [a, b])
        #expect(loaded.graph[b]?.edges.map(\.target) == [a])
    }

    @Test func `what the lock does not know is missing, with its place`() throws {
        let scene = try WorkspaceScene()
        let entry = try scene.write("\nimport 'https://example.com/a.js'", to: "a.js")
        let loaded = try scene.load(entry)
        #expect(loaded.missing.map(\.target.description) == ["https://example.com/a.js"])
        #expect(loaded.missing.first?.span?.line == 2)
    }

    @Test func `a static import of nothing fails at its place`() throws {
        let scene = try WorkspaceScene()
        let entry = try scene.write("\nimport './missing.js'", to: "a.js")
        let failure = scene.failure { _ = try scene.load(entry) }
        #expect(failure?.spans.first?.line == 2)
    }

    @Test func `a dynamic import of nothing is left to the runtime`() throws {
        let scene = try WorkspaceScene()
        let entry = try scene.write("await import('./missing.js').catch(() => 1)", to: "a.js")
        let loaded = try scene.load(entry)
        #expect(loaded.graph.nodes.count == 1 && loaded.missing.isEmpty)
    }

    @Test func `data is a module without imports`() throws {
        let scene = try WorkspaceScene()
        let entry = try scene.write(
            """
            import a from "./a.json" with { type: "json" }
            import b from "./b.txt" with { type: "text" }
            """,
            to: "a.js"
        )
        try scene.write("{}", to: "a.json")
        try scene.write("import './nothing.js'", to: "b.txt")
        let nodes = try scene.load(entry).graph.nodes
        #expect(nodes.map(\.suffix) == ["js", "json", "txt"])
        #expect(nodes.dropFirst().allSatisfy { $0.edges.isEmpty })
    }

    @Test func `a locked module has the edges of the lock`() throws {
        let scene = try WorkspaceScene()
        let a = try scene.write("import 'https://example.com/a.js'", to: "a.js")
        let other = ModuleID(source: .https, "https://example.com/b.js")
        var lock = Lock()
        for entry in [
            try scene.entry(
                "https://example.com/a.js",
                "import './b.js'",
                dependencies: ["./b.js": other]
            ),
            try scene.entry("https://example.com/b.js", "1"),
        ] { lock.entries[entry.id] = entry }
        let loaded = try scene.load(a, lock: lock)
        #expect(loaded.graph.nodes.count == 3 && loaded.missing.isEmpty)
        #expect(loaded.lockKeys == Set(lock.entries.keys))
    }
}
