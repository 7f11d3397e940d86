// SPDX-License-Identifier: Apache-2.0

import FileSystemKit
import ModuleModel
import TestSupport
import Testing

@testable import ModuleWorkspace

@Suite struct LinkedCopyTests {
    @Test func `copies point at one another and keep the rest`() throws {
        let scene = try WorkspaceScene()
        let text =
            "import { x } from './b.js' // './b.js'\nexport const y = await import(`./b.js`)\n"
        let entry = try scene.write(text, to: "a.js")
        let other = try scene.write("import './a.js'", to: "b.js")
        let graph = try scene.load(entry).graph
        let folder = try FilePath(scene.folder.makeFolder("copy"))
        let copies = try LinkedCopy(
            graph: graph,
            languages: scene.languages,
            blobs: scene.blobs
        ).write(to: folder)
        #expect(copies.map(\.id) == [entry, other])
        let copy = String(
            decoding: try FileSystem.read(copies[0].path, limit: 10_000),
            as: UTF8.self
        )
        #expect(
            copy
                == text.replacing("from './b.js'", with: "from \"./1.js#\(other)\"")
                .replacing("`./b.js`", with: "\"./1.js#\(other)\"")
        )
    }
}
