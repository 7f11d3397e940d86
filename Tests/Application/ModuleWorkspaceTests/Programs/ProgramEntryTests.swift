// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import FileSystemKit
import ModuleModel
import ModuleWorkspace
import TestSupport
import Testing

@Suite struct ProgramEntryTests {
    /// What a person writes, and what is run; `~` is the project.
    static let cases: [(text: String, expected: String)] = [
        ("a.js", "~/a.js"), ("./a.js", "~/a.js"), ("lib/../a.js", "~/a.js"),
        ("https://example.com", "https://example.com/"), ("http://example.com", "insecure-url"),
        ("slugify", "saved:slugify"), ("slugify@2", "saved:slugify@2"),
        ("missing.js", "module-not-found"), ("@alice/utils", "source-unavailable"),
        ("", "file-path-malformed"),
    ]

    @Test(arguments: cases)
    func `an entry is a URL, a file or a name`(text: String, expected: String) throws {
        let scene = try WorkspaceScene()
        try scene.write("", to: "a.js")
        try scene.folder.makeFolder("project/lib")
        var found = ""
        let failure = scene.failure {
            found = try ProgramEntry(text, from: scene.root, suffixes: ["js"], home: scene.home)
                .id.description
        }
        #expect(failure?.code ?? found == expected.replacing("~", with: try scene.root.string))
    }

    @Test func `a file belongs to the nearest project above it`() throws {
        let scene = try WorkspaceScene()
        try scene.write("", to: "tenon.toml")
        try scene.write("", to: "lib/deep/a.js")
        let entry = try ProgramEntry(
            "lib/deep/a.js",
            from: scene.root,
            suffixes: ["js"],
            home: scene.home
        )
        #expect(try entry.project.root == scene.root)
    }
}
