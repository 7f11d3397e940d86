// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import FileSystemKit
import ModuleWorkspace
import Synchronization
import TestSupport
import Testing

@Suite struct SourceTreeTests {
    private func tree(of code: String, in scene: WorkspaceScene) throws -> SourceTree {
        try SourceTree(
            code: Array(code.utf8),
            suffix: "js",
            name: "--code",
            folder: scene.root,
            languages: scene.languages
        )
    }

    @Test func `a text takes its imports along`() throws {
        let scene = try WorkspaceScene()
        try scene.write("import '../b.js'", to: "lib/a.js")
        try scene.write("", to: "b.js")
        let tree = try tree(of: "import './lib/a.js'", in: scene)
        #expect(tree.files.keys.sorted() == ["b.js", "index.js", "lib/a.js"])
        #expect(tree.entry == "index.js")
    }

    @Test(arguments: [(moved: "open", link: "closed"), ("open/a.js", "../closed/a.js")])
    func `what takes the place of an allowed file is not read`(
        moved: String,
        link: String
    ) throws {
        let scene = try WorkspaceScene()
        try scene.write("export default 'open'", to: "open/a.js")
        try scene.write("export default 'closed'", to: "closed/a.js")
        #expect(throws: FileSystemError.self) {
            try SourceTree(path: scene.path("open/a.js"), languages: scene.languages) { path in
                let real = try FileSystem.realPath(path)
                try FileSystem.rename(scene.path(moved), to: scene.path("away"))
                try FileSystem.makeLink(at: scene.path(moved), to: link)
                return real
            }
        }
    }

    @Test func `a folder that turns into a link and back lets nothing else be read`() async throws {
        let scene = try WorkspaceScene()
        let closed = "export default 'closed'"
        try scene.write("export default 'open'", to: "open/a.js")
        try scene.write(closed, to: "closed/a.js")
        let (open, away) = (try scene.path("open"), try scene.path("away"))
        let race = Race()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                while !race.isOver.load(ordering: .relaxed) {
                    try FileSystem.rename(open, to: away)
                    try FileSystem.makeLink(at: open, to: "closed")
                    try FileSystem.remove(open)
                    try FileSystem.rename(away, to: open)
                }
            }
            var count = 0
            for _ in 0..<5_000 {
                let tree = try? SourceTree(
                    path: open.appending("a.js"),
                    languages: scene.languages,
                    locate: { path in
                        let real = try FileSystem.realPath(path)
                        guard real == path else { throw SaveRefused() }
                        return real
                    }
                )
                if let bytes = tree?.files["a.js"] {
                    count += 1
                    #expect(bytes != Array(closed.utf8))
                }
            }
            #expect(count > 0)
            race.isOver.store(true, ordering: .relaxed)
            try await group.waitForAll()
        }
    }

    private struct SaveRefused: Error {}

    private final class Race: Sendable {
        let isOver = Atomic(false)
    }

    @Test func `a text does not take the name of what it imports`() throws {
        let scene = try WorkspaceScene()
        try scene.write("export default 1", to: "index.js")
        let tree = try tree(of: "import './index.js'", in: scene)
        #expect(tree.entry == "index-1.js" && tree.files.count == 2)
    }

    @Test func `a module above the folder keeps its place`() throws {
        let scene = try WorkspaceScene()
        try scene.folder.write("", to: "shared/x.js")
        let tree = try tree(of: "import '../shared/x.js'", in: scene)
        #expect(tree.entry == "project/index.js")
        #expect(tree.files.keys.sorted() == ["project/index.js", "shared/x.js"])
    }

    @Test(arguments: [
        ("\nimport './missing.js'", "file-not-found"),
        ("\nimport '/etc/passwd'", "save-absolute-import"),
        ("\nimport {", "syntax-error"),
    ])
    func `what cannot be saved has its place`(code: String, expected: String) throws {
        let scene = try WorkspaceScene()
        let failure = scene.failure { _ = try tree(of: code, in: scene) }
        #expect(failure?.code == expected)
        #expect(failure?.spans.first?.line == 2)
        #expect(failure?.spans.first?.file == "--code")
    }

    @Test func `a dynamic import of nothing is left alone`() throws {
        let scene = try WorkspaceScene()
        #expect(try tree(of: "await import('./missing.js')", in: scene).files.count == 1)
    }

    @Test func `every file is asked for`() throws {
        struct Refused: Error {}
        let scene = try WorkspaceScene()
        try scene.write("import './b.js'", to: "a.js")
        try scene.write("", to: "b.js")
        let path = try scene.path("a.js")
        #expect(throws: Refused.self) {
            try SourceTree(path: path, languages: scene.languages) { asked in
                guard asked == path else { throw Refused() }
                return asked
            }
        }
    }
}
