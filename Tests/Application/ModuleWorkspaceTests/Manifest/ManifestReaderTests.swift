// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import FileSystemKit
import ModuleModel
import ModuleWorkspace
import Testing

@Suite struct ManifestReaderTests {
    private func read(_ text: String) throws -> (manifest: Manifest, warnings: [Diagnostic]) {
        try ManifestReader.read(SourceText(name: "tenon.toml", text: text), folder: "/home/app")
    }

    @Test func `a manifest for JavaScript is read`() throws {
        let (manifest, warnings) = try read(
            """
            [package]
            name = "@alice/report"
            version = "1.2.0-rc.1"
            language = "javascript"
            entry = "./src/main.js"

            [imports]
            slug = "https://Example.com/slug.js#x"
            words = "saved:words@3"
            helper = "./lib/helper.js"
            "@alice/utils" = "@alice/utils@^1.2"

            [permissions]
            read = ["./data", "/srv"]
            write = []
            network = ["api.example.com:443"]
            environment = ["HOME"]
            saved = ["read"]
            run = true
            """
        )
        #expect(warnings.isEmpty)
        #expect(manifest.package.name == (try ManifestName(parsing: "@alice/report")))
        #expect(manifest.package.version == (try Version(parsing: "1.2.0-rc.1")))
        #expect(manifest.package.entry?.description == "src/main.js")
        #expect(
            manifest.imports == [
                "slug": "https://example.com/slug.js", "words": "saved:words@3",
                "helper": "/home/app/lib/helper.js", "@alice/utils": "@alice/utils@^1.2",
            ]
        )
        #expect(
            manifest.permissions.permissions.map(\.description) == [
                "environment:HOME", "network:api.example.com:443", "read:/home/app/data",
                "read:/srv", "run", "saved:read",
            ]
        )
    }

    @Test func `the manifest of the Lyra document is read`() throws {
        let (manifest, warnings) = try read(
            """
            [package]
            name = "neural-networks"
            version = "1.2.3"
            description = "Neural network utilities for Lyra"
            authors = ["Jane Doe <jane@example.com>"]
            license = "MIT"
            repository = "https://github.com/username/lyra-neural"
            edition = "2024"

            [dependencies]
            std = ">=0.1.0"
            linear-algebra = "^2.0.0"
            statistics = { version = "1.0", features = ["advanced"] }

            [dev-dependencies]
            test-utils = "0.5.0"

            [features]
            default = ["basic"]
            basic = []
            advanced = ["gpu-acceleration"]
            gpu-acceleration = []

            [exports]
            # Functions exported by this package
            "NeuralNetwork" = "neural::network::create"
            "Train" = "neural::training::train"

            [imports]
            "std::math::*" = { from = "std" }
            "MatMul" = { from = "linear-algebra", name = "matrix_multiply" }

            [permissions]
            filesystem = { read = ["./data"], write = ["./output"] }
            network = { domains = ["api.example.com"] }
            foreign-objects = ["Tensor", "Series"]  # Allowed foreign object types

            [foreign-modules]
            python = { path = "./python_module.py", interface = "python-bridge" }
            julia = { path = "./julia_module.jl", interface = "julia-bridge" }
            """
        )
        #expect(warnings.isEmpty)
        let statistics = try ManifestName(parsing: "statistics")
        #expect(manifest.dependencies[statistics]?.features == ["advanced"])
        #expect(manifest.dependencies[statistics]?.requirement.description == "1.0.x")
        #expect(manifest.developmentDependencies.count == 1 && manifest.features.count == 4)
        #expect(manifest.exports["Train"] == "neural::training::train")
        #expect(manifest.importedNames["MatMul"]?.name == "matrix_multiply")
        #expect(
            manifest.permissions.permissions.map(\.description) == [
                "foreign:Series", "foreign:Tensor", "network:api.example.com",
                "read:/home/app/data", "write:/home/app/output",
            ]
        )
        #expect(manifest.foreignModules["julia"]?.interface == "julia-bridge")
    }

    @Test func `keys that nobody knows are warned about, with the known one`() throws {
        let (_, warnings) = try read(
            """
            colour = 1
            [package]
            nmae = "a"
            [permissions]
            reed = ["x"]
            [dependencies]
            b = { version = "1", verison = "2" }
            """
        )
        #expect(warnings.map(\.code) == Array(repeating: "manifest-unknown-key", count: 4))
        #expect(warnings.map(\.severity) == Array(repeating: .warning, count: 4))
        #expect(warnings.map { $0.spans[0].line } == [1, 3, 5, 7])
        #expect(warnings[1].hints == ["did you mean `name`?"])
        #expect(warnings[2].hints == ["did you mean `read`?"] && warnings[0].hints.isEmpty)
    }

    @Test func `dependencies come from many places`() throws {
        let (manifest, warnings) = try read(
            """
            [engines]
            tenon = ">=0.1"
            [dependencies]
            "@a/registry" = { version = "^1", registry = "main", default-features = false }
            folder = { path = "../folder", optional = true }
            archive = { url = "https://Example.com/a.tar.gz", version = "1" }
            tip = { git = "https://example.com/a/b" }
            tagged = { git = "https://example.com/a/b", tag = "v1.2" }
            [registries]
            main = { url = "https://registry.example.com", scopes = ["@a", "@b"] }
            near = "./registry"
            "@c" = { url = "https://c.example.com", token = "${C_TOKEN}" }
            [features]
            default = ["folder", "fast"]
            fast = ["@a/registry/fast"]
            """
        )
        #expect(warnings.isEmpty)
        let origins = Dictionary(
            uniqueKeysWithValues: manifest.dependencies.map { ($0.description, $1.origin) }
        )
        let repository = try ModuleURL(parsing: "https://example.com/a/b")
        #expect(
            origins == [
                "@a/registry": .registry("main"), "folder": .folder("../folder"),
                "archive": .archive(try ModuleURL(parsing: "https://example.com/a.tar.gz")),
                "tip": .git(repository, nil),
                "tagged": .git(repository, GitRefName(parsing: "v1.2")),
            ]
        )
        #expect(manifest.engines["tenon"]?.description == ">=0.1")
        #expect(manifest.registry(ofScope: "b")?.location == "https://registry.example.com/")
        #expect(manifest.registry(ofScope: "c")?.tokenVariable == "C_TOKEN")
        #expect(manifest.registries["near"]?.location == "/home/app/registry")
        #expect(manifest.registry(ofScope: "d") == nil)
    }

    @Test func `a scope without a registry has the one that is named default`() throws {
        let (manifest, _) = try read("[registries]\ndefault = \"/srv/r\"\n\"@a\" = \"/srv/a\"\n")
        #expect(manifest.registry(ofScope: "a")?.location == "/srv/a")
        #expect(manifest.registry(ofScope: "b")?.location == "/srv/r")
    }

    @Test(arguments: [
        "[package]\nentry = \"./src/a.js\"", "[package]\nentry = \"src/a.js\"",
        "[exports]\n\".\" = \"./src/a.js\"", "[exports]\n\".\" = \"src/a.js\"",
        "[package]\nentry = \"src/a.js\"\n[exports]\n\".\" = \"./src/a.js\"",
    ])
    func `a package has one entry`(text: String) throws {
        #expect(try read(text).manifest.entry?.description == "src/a.js")
    }

    @Test func `settings are kept, secrets only by name`() throws {
        let (manifest, _) = try read(
            """
            [sources]
            db = { url = "sqlite:x", token = "${TOKEN}" }
            [registries]
            "@alice" = "https://registry.example.com/"
            """
        )
        #expect(manifest.sources["db"]?["token"] == "${TOKEN}")
        #expect(manifest.registry(ofScope: "alice")?.location == "https://registry.example.com/")
    }

    @Test func `the examples of the documentation are one manifest without a warning`() throws {
        let page = try FilePath("\(#filePath)/../../../../../docs/formats/manifest.md").normalized
        let text = String(decoding: try FileSystem.read(page, limit: 1 << 20), as: UTF8.self)
        let examples = text.components(between: "```toml\n", and: "```")
        #expect(examples.count == 11)
        let (manifest, warnings) = try read(examples.joined())
        #expect(warnings.isEmpty)
        #expect(manifest.entry?.description == "src/words.ts")
        #expect(manifest.registry(ofScope: "tools")?.tokenVariable == "WORK_TOKEN")
    }

    @Test func `an empty manifest says nothing`() throws {
        #expect(try read("").manifest == Manifest())
    }
}

extension String {
    /// What stands between each `start` and the `end` behind it.
    fileprivate func components(between start: String, and end: String) -> [Substring] {
        split(separator: start, omittingEmptySubsequences: false).dropFirst()
            .compactMap { $0.split(separator: end, omittingEmptySubsequences: false).first }
    }
}
