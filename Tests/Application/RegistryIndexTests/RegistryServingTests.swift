// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import FileSystemKit
import HTTPClientKit
import ModuleModel
import ModuleSources
import RegistryIndex
import RegistrySupport
import TestSupport
import Testing

/// Registries behind the real HTTPS server of the tests; each test has a path of its own.
@Suite struct RegistryServingTests {
    static func name(_ text: String) throws -> PackageName { try PackageName(parsing: text) }

    /// Serves a registry below `/registry/NAME/`, and returns its URL.
    static func serve(_ registry: TestRegistry, as name: String) throws -> String {
        let server = try LoopbackServer.shared()
        try server.serve(folder: registry.root.string + "/", at: "/registry/\(name)/")
        return "\(server.origin)/registry/\(name)"
    }

    static func log(_ path: String) throws -> [LoggedRequest] {
        try LoopbackServer.shared().log(of: "/registry/" + path)
    }

    @Test func `a package comes over HTTPS as from its folder`() async throws {
        let registry = try TestRegistry([RegistryReadingTests.utils])
        let url = try Self.serve(registry, as: "whole")
        let source = try RegistryVisitor().source(url)
        let loaded = try await source.index(of: try Self.name("@alice/utils"))
        #expect(loaded.registry.description == url + "/")
        let release = try #require(loaded.index.releases.first)
        let package = try await source.package(loaded.index.name, release)
        let folder = try RegistryVisitor().source(registry.root.string)
        #expect(try await folder.package(loaded.index.name, release) == package)
    }

    @Test func `an index that has not changed is not sent again`() async throws {
        let registry = try TestRegistry([RegistryReadingTests.utils])
        let url = try Self.serve(registry, as: "unchanged")
        let visitor = try RegistryVisitor()
        let name = try Self.name("@alice/utils")
        let first = try await visitor.source(url).index(of: name)
        #expect(try await visitor.source(url).index(of: name) == first)
        let requests = try Self.log("unchanged/index/@alice/utils.json")
        #expect(requests.count == 2)
        #expect(requests.first?.headers["if-none-match"] == nil)
        let tag = try #require(requests.last?.headers["if-none-match"])
        #expect(tag.hasPrefix("\""))
        // A change is seen at once.
        try registry.publish([TestPackage("@alice/utils@2.0.0")])
        #expect(try await visitor.source(url).index(of: name).index.releases.count == 2)
        // One run asks once, however often it is asked.
        let source = try visitor.source(url)
        for _ in 0..<3 { _ = try await source.index(of: name) }
        #expect(try Self.log("unchanged/index/@alice/utils.json").count == 4)
        #expect(try Self.log("unchanged/config.json").count == 4)
    }

    @Test func `offline, what was read is told with its date`() async throws {
        let registry = try TestRegistry([RegistryReadingTests.utils])
        let url = try Self.serve(registry, as: "offline")
        var visitor = try RegistryVisitor()
        let name = try Self.name("@alice/utils")
        let loaded = try await visitor.source(url).index(of: name)
        visitor.settings.isOffline = true
        let source = try visitor.source(url)
        let remembered = try await source.index(of: name)
        #expect(remembered.index == loaded.index)
        let then = try Timestamp(parsing: "2026-11-21T00:00:00Z")
        #expect(remembered.freshness == .remembered(then))
        #expect(try Self.log("offline/index/@alice/utils.json").count == 1)
        let release = try #require(loaded.index.releases.first)
        for body: @Sendable () async throws -> Void in [
            { _ = try await source.index(of: try Self.name("@bob/text")) },
            { _ = try await source.package(name, release) },
        ] {
            let diagnostic = try await RegistryVisitor.diagnostic(body)
            #expect(diagnostic.code == "network-needed")
            #expect(diagnostic.message.contains(url))
        }
    }

    @Test func `indexes are asked for at once, but not all at once`() async throws {
        let server = try LoopbackServer.shared()
        let base = "/registry/parallel"
        try server.answer(
            base + "/config.json",
            ServerAnswer(body: "{\"tenonRegistry\": 1, \"name\": \"p\"}")
        )
        let names = try (0..<24).map { try Self.name("@many/p\($0)") }
        for name in names {
            try server.answer(
                "\(base)/index/\(name).json",
                ServerAnswer(
                    body: "{\"tenonIndex\": 1, \"name\": \"\(name)\", \"releases\": {}}",
                    failures: 1
                )
            )
        }
        let source = try RegistryVisitor().source(server.origin + base)
        let indexes = try await source.indexes(of: names)
        #expect(indexes.count == 24)
        #expect(try Self.log("parallel/config.json").count == 1)
        // Each failed once and was tried again.
        for name in names {
            #expect(try Self.log("parallel/index/\(name).json").count == 2)
        }
    }

    @Test(arguments: [
        ("drop", ServerAnswer(.drop), "http-interrupted"),
        ("broken", ServerAnswer(status: 500), "download-server-failed"),
        ("private", ServerAnswer(status: 403), "download-forbidden"),
        ("short", ServerAnswer(.announce, body: "{", size: 100), "http-interrupted"),
        ("half", ServerAnswer(body: "{\"tenonIndex\": 1,"), "json-malformed"),
        (
            "page", ServerAnswer(headers: ["Content-Type": "text/html"], body: "<p>"),
            "download-not-code"
        ),
        ("endless", ServerAnswer(.endless), "http-too-large"),
        ("bomb", ServerAnswer(.bomb, size: 64 << 20), "http-too-large"),
        ("gone", ServerAnswer(status: 410), "package-not-found"),
    ])
    func `a registry that fails half-way is named, with the package`(
        path: String,
        answer: ServerAnswer,
        code: String
    ) async throws {
        let registry = try TestRegistry([RegistryReadingTests.utils])
        let url = try Self.serve(registry, as: "failing-" + path)
        let server = try LoopbackServer.shared()
        try server.answer("/registry/failing-\(path)/index/@alice/utils.json", answer)
        let visitor = try RegistryVisitor()
        let source = try visitor.source(url)
        let diagnostic = try await RegistryVisitor.diagnostic {
            try await source.index(of: try Self.name("@alice/utils"))
        }
        #expect(diagnostic.code == code)
        let words = diagnostic.context + [diagnostic.message]
        #expect(words.contains { $0.contains("@alice/utils") && $0.contains(url) })
    }

    @Test func `a token goes to its registry alone`() async throws {
        let registry = try TestRegistry([RegistryReadingTests.utils])
        let url = try Self.serve(registry, as: "secret")
        let server = try LoopbackServer.shared()
        var visitor = try RegistryVisitor()
        visitor.settings.credentials = [server.origin: HTTPSecret("Bearer abc")]
        let source = try visitor.source(url)
        let index = try await source.index(of: try Self.name("@alice/utils")).index
        let release = try #require(index.releases.first)
        // The archives lie with somebody else.
        let path = "/registry/secret/" + RegistryLayout.archive(release.archive)
        let other = try Self.serve(registry, as: "elsewhere")
            .replacing(server.origin, with: server.otherOrigin)
        try server.answer(
            path,
            .redirect(to: other + "/" + RegistryLayout.archive(release.archive))
        )
        _ = try await source.package(index.name, release)
        for file in ["config.json", "index/@alice/utils.json"] {
            let request = try #require(try Self.log("secret/" + file).first)
            #expect(request.headers["authorization"] == "Bearer abc")
        }
        let archive = try Self.log("elsewhere/" + RegistryLayout.archive(release.archive))
        #expect(archive.count == 1)
        #expect(archive.first?.headers["authorization"] == nil)
    }

    @Test func `an archive that is longer than promised is not read on`() async throws {
        let registry = try TestRegistry([RegistryReadingTests.utils])
        let url = try Self.serve(registry, as: "long")
        let source = try RegistryVisitor().source(url)
        let index = try await source.index(of: try Self.name("@alice/utils")).index
        let release = try #require(index.releases.first)
        try LoopbackServer.shared().answer(
            "/registry/long/" + RegistryLayout.archive(release.archive),
            ServerAnswer(.endless)
        )
        let diagnostic = try await RegistryVisitor.diagnostic {
            try await source.package(index.name, release)
        }
        #expect(diagnostic.code == "http-too-large")
        #expect(diagnostic.context.contains { $0.contains("@alice/utils@1.0.0") })
    }
}
