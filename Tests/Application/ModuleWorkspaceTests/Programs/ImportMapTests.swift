// SPDX-License-Identifier: Apache-2.0

import FileSystemKit
import ModuleModel
import ModuleStore
import ModuleWorkspace
import Testing

@Suite struct ImportMapTests {
    @Test func `every edge that the runtime does not find by itself has its line`() throws {
        let scene = try WorkspaceScene()
        let blobs = try scene.blobs
        let digest = try blobs.put(Array("1".utf8), suffix: "js")
        func id(_ text: String) -> ModuleID { ModuleID(source: .https, text) }
        let file = ModuleID(source: .file, "/p/ä #?.js")
        let other = ModuleID(source: .file, "/p/b.js")
        let (a, b) = (id("https://h/a.js"), id("https://h/b.js"))
        var graph = ModuleGraph(entry: file)
        graph.add(
            ModuleNode(
                id: file,
                digest: nil,
                suffix: "js",
                edges: [
                    ModuleEdge(specifier: "./b.js", target: other),
                    ModuleEdge(specifier: "tool", target: a),
                    ModuleEdge(specifier: "short", target: other),
                ]
            )
        )
        graph.add(ModuleNode(id: other, digest: nil, suffix: "js", edges: []))
        let edges = ["./b.js", "/b.js", "//h/b.js", "https://h/b.js"]
            .map { ModuleEdge(specifier: $0, target: b) }
        graph.add(ModuleNode(id: a, digest: digest, suffix: "js", edges: edges))
        graph.add(ModuleNode(id: b, digest: digest, suffix: "js", edges: []))
        let map = ImportMap(blobs: blobs)
        let text = String(
            decoding: map.json(of: graph, urls: graph.nodes.map { map.url(of: $0) }),
            as: UTF8.self
        )
        let blob = ImportMap.fileURL(blobs.path(digest, suffix: "js").string)
        let folder = blob[...(try #require(blob.lastIndex(of: "/")))]
        let (urlA, urlB) = ("\(blob)#https://h/a.js", "\(blob)#https://h/b.js")
        #expect(
            text == """
                {"scopes":{"file:///p/%C3%A4%20%23%3F.js":{"tool":"\(urlA)",\
                "short":"file:///p/b.js"},\
                "\(urlA)":{"\(folder)./b.js":"\(urlB)","file:///b.js":"\(urlB)",\
                "file://h/b.js":"\(urlB)","https://h/b.js":"\(urlB)"}}}
                """
        )
    }
}
