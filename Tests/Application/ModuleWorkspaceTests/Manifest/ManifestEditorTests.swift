// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import FileSystemKit
import ModuleModel
import ModuleWorkspace
import TestSupport
import Testing

@Suite struct ManifestEditorTests {
    private let scene: WorkspaceScene
    private let csv: ManifestName

    init() throws {
        scene = try WorkspaceScene()
        csv = try ManifestName(parsing: "csv")
    }

    private func edit(
        _ before: String,
        name: String = "tenon.toml",
        _ change: (inout ManifestEditor) throws -> Void
    ) throws -> String {
        try scene.write(before, to: name)
        var editor = try ManifestEditor(try scene.path(name))
        try change(&editor)
        try editor.write(home: try scene.home)
        return try text(name)
    }

    private func text(_ name: String = "tenon.toml") throws -> String {
        String(decoding: try scene.folder.read("project/" + name), as: UTF8.self)
    }

    private func requirement(_ text: String) throws -> VersionRequirement {
        try VersionRequirement(parsing: text)
    }

    @Test func `a dependency is added in its place`() throws {
        let range = try requirement("^1.2")
        let after = try edit("[dependencies] # ours\n# x\na = \"1\"\nz = \"1\"\n") {
            try $0.setDependency(csv, Dependency(range))
            try $0.setDependency(csv, Dependency(range, features: ["fast"]), in: .development)
        }
        #expect(
            after == """
                [dependencies] # ours
                # x
                a = "1"
                csv = "^1.2"
                z = "1"

                [dev-dependencies]
                csv = { version = "^1.2", features = ["fast"] }

                """
        )
    }

    @Test func `every kind of dependency reads back`() throws {
        let url = try ModuleURL(parsing: "https://example.com/a")
        let origins: [DependencyOrigin] = [
            .registry(nil), .registry("main"), .folder("../a"), .archive(url), .git(url, nil),
            .git(url, GitRefName(parsing: "v1")),
        ]
        let befores = [
            "", "dependencies.csv = \"1\"\n", "dependencies = { csv = { path = \"x\" } }\n",
            "[dependencies.csv]\nversion = \"1\"\noptional = true # y\n",
        ]
        for before in befores {
            for origin in origins {
                for features in [[], ["a", "b"]] {
                    var dependency = Dependency(features: features, origin: origin)
                    dependency.isOptional = features.isEmpty
                    dependency.usesDefaultFeatures = features.isEmpty
                    try scene.write(before + "[registries]\nmain = \"/r\"\n", to: "tenon.toml")
                    var editor = try ManifestEditor(try scene.path("tenon.toml"))
                    try editor.setDependency(csv, dependency)
                    try editor.write(home: try scene.home)
                    let manifest = try Project(containing: scene.root).manifest
                    #expect(manifest.dependencies == [csv: dependency])
                }
            }
        }
    }

    @Test func `a table keeps its comments and the keys that nobody knows`() throws {
        let range = try requirement("^2")
        let after = try edit("[dependencies.csv]\n# a\nversion = '1' # b\nmine = 1\npath = 'x'\n") {
            try $0.setDependency(csv, Dependency(range))
        }
        #expect(after == "[dependencies.csv]\n# a\nversion = '^2' # b\nmine = 1\n")
    }

    @Test func `a range changes wherever it stands`() throws {
        let range = try requirement("^2")
        let befores = ["csv = \"1\"", "csv = { path = \"a\", version = \"1\" }", ""]
        let afters = ["csv = \"^2\"", "csv = { path = \"a\", version = \"^2\" }", "csv = \"^2\""]
        for (before, after) in zip(befores, afters) {
            let changed = try edit("[dependencies]\n\(before)\n") {
                try $0.setRequirement(range, of: csv)
            }
            #expect(changed.split(separator: "\n").last.map(String.init) == after)
        }
    }

    @Test func `a feature is switched on once`() throws {
        let after = try edit("[dependencies]\ncsv = \"^1\" # x\n") { editor in
            for feature in ["a", "b", "a"] { try editor.addFeature(feature, to: csv) }
            try editor.addFeature("a", to: csv, in: .development)
        }
        #expect(
            after == "[dependencies]\ncsv = { version = \"^1\", features = [\"a\", \"b\"] } # x\n"
        )
    }

    @Test func `imports and dependencies go`() throws {
        let after = try edit("[imports]\n\"@a/b\" = \"https://h/b\"\n[dependencies]\ncsv = \"1\"\n")
        {
            try $0.setImport("slug", to: "./lib/slug.js")
            #expect(try $0.removeImport("@a/b"))
            #expect(try $0.removeDependency(csv))
            #expect(try !$0.removeDependency(csv, from: .development))
        }
        #expect(after == "[imports]\n\"slug\" = \"./lib/slug.js\"\n[dependencies]\n")
    }

    @Test func `what goes is not switched on any more`() throws {
        let after = try edit(
            """
            [dependencies]
            csv = { version = "1", optional = true }
            csv2 = { version = "1", optional = true }
            [features]
            default = ["csv", "csv2"]
            all = [
              "csv2", # stays
              "csv/fast", # goes
            ]
            """
        ) { try $0.removeDependency(csv) }
        #expect(
            after == """
                [dependencies]
                csv2 = { version = "1", optional = true }
                [features]
                default = ["csv2"]
                all = [
                  "csv2", # stays
                ]
                """
        )
    }

    @Test func `a manifest is made where there is none`() throws {
        var editor = try ManifestEditor(try scene.path("tenon.toml"))
        #expect(!editor.isChanged)
        try editor.setDependency(csv, Dependency())
        #expect(try editor.manifest().0.dependencies.count == 1)
        try editor.write(home: try scene.home)
        #expect(try text() == "[dependencies]\ncsv = \"*\"\n")
    }

    @Test func `nothing is written over what somebody else wrote`() throws {
        for before in ["[dependencies]\n", nil] {
            if let before { try scene.write(before, to: "tenon.toml") }
            var editor = try ManifestEditor(try scene.path("tenon.toml"))
            try editor.setDependency(csv, Dependency())
            try scene.write("# theirs\n", to: "tenon.toml")
            let failure = scene.failure { try editor.write(home: try scene.home) }
            #expect(failure?.code == "manifest-changed")
            #expect(try text() == "# theirs\n")
            try FileSystem.remove(try scene.path("tenon.toml"))
        }
    }

    @Test func `writers at the same time lose nothing`() async throws {
        let (path, home) = (try scene.path("tenon.toml"), try scene.home)
        let names = try (0..<16).map { try ManifestName(parsing: "d\($0)") }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for name in names {
                group.addTask {
                    while true {
                        var editor = try ManifestEditor(path)
                        try editor.setDependency(name, Dependency())
                        do {
                            return try editor.write(home: home)
                        } catch let error as ManifestError
                            where error.diagnostic.code == "manifest-changed"
                        {
                            try Task.checkCancellation()
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        let manifest = try Project(containing: scene.root).manifest
        #expect(manifest.dependencies.keys.sorted() == names.sorted())
    }

    @Test func `what could not be read is not written`() throws {
        let failure = scene.failure {
            _ = try edit("[dependencies]\n") { try $0.setImport("./x", to: "a") }
        }
        #expect(failure?.code == "manifest-malformed")
        #expect(try text() == "[dependencies]\n")
    }

    @Test func `mode and link of the file stay`() throws {
        let path = try scene.path("tenon.toml")
        let target = try scene.path("shared.toml")
        try scene.write("", to: "shared.toml")
        try FileSystem.setMode(0o600, of: target)
        try FileSystem.makeLink(at: path, to: "shared.toml")
        var editor = try ManifestEditor(path)
        try editor.setDependency(csv, Dependency())
        try editor.write(home: try scene.home)
        #expect(FileSystem.kind(of: path) == .link)
        #expect(try FileSystem.status(of: target).mode == 0o600)
        #expect(try text("shared.toml") == "[dependencies]\ncsv = \"*\"\n")
    }

    @Test func `the old name is a manifest too, and both are one too many`() throws {
        let after = try edit("[imports]\n", name: "Lyra.toml") {
            try $0.setImport("a", to: "saved:b")
        }
        #expect(after == "[imports]\na = \"saved:b\"\n")
        let project = try Project(containing: scene.root)
        #expect(project.manifestPath.lastComponent == "Lyra.toml")
        #expect(project.manifest.imports == ["a": "saved:b"])
        try scene.write("", to: "tenon.toml")
        #expect(scene.failure { _ = try Project(containing: scene.root) }?.code == "manifest-twice")
    }
}
