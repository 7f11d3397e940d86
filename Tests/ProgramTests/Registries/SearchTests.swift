// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import Foundation
internal import ModuleModel
internal import RegistryIndex
internal import RegistrySupport
internal import TestSupport
internal import Testing

/// Finding packages, with and without a server, with and without a network.
@Suite struct SearchTests {
    private static let packages: [TestPackage] = {
        var csv = TestPackage(
            "@alice/csv@1.2.0",
            more: "[exports]\n\".\" = \"./main.js\"\n",
            files: [
                "main.js":
                    "/** Splits a text. */\nexport function parseTable(text) { return text }\n"
            ]
        )
        csv.about =
            "description = \"reads tables\"\nkeywords = [\"table\", \"rows\"]\nauthors = [\"Alice\"]"
            + "\nlicense = \"MIT\""
        var hostile = TestPackage("@mallory/bell@1.0.0")
        hostile.about = "description = \"rings \\u001B[31m\\u0007 a bell \\u202E\""
        return [csv, hostile]
    }()

    private static func scene(server: LoopbackServer? = nil) throws -> PackageScene {
        let scene = try PackageScene(server: server)
        _ = try scene.registry.publish(packages)
        return scene
    }

    @Test(arguments: ["csv", "tabel", "parseTable", "keyword:rows", "author:alice table"])
    func `a folder is searched as it is`(query: String) async throws {
        let scene = try Self.scene()
        let found = try await scene.tenon("search", query).expectSuccess()
        #expect(found.output.hasPrefix("@alice/csv 1.2.0\n  reads tables\n"), "\(found.summary)")
        let json = try await scene.tenon("search", "--json", query).expectSuccess()
        #expect(json.output.contains("\"name\": \"@alice/csv\""), "\(json.summary)")
        #expect(json.output.contains("\"source\": \"folder\""))
    }

    @Test func `what is new in a folder is found at once`() async throws {
        let scene = try Self.scene()
        try await scene.tenon("search", "novel").expectSuccess(output: "")
        _ = try scene.registry.publish([TestPackage("@new/novel@1.0.0")])
        let found = try await scene.tenon("registry", "search", "novel").expectSuccess()
        #expect(found.output.hasPrefix("@new/novel 1.0.0\n"), "\(found.summary)")
    }

    @Test func `texts of registries can't drive a terminal`() async throws {
        let scene = try Self.scene()
        for arguments in [["search", "bell"], ["info", "@mallory/bell"]] {
            let found = try await scene.tenon.run(arguments + ["--color=always"])
            #expect(found.output.contains("\\u{1b}[31m\\u{7} a bell \\u{202e}"), "\(found.summary)")
            #expect(!found.output.contains("\u{7}") && !found.output.contains("\u{202E}"))
        }
    }

    @Test func `nothing found names what looks alike`() async throws {
        let scene = try Self.scene()
        let found = try await scene.tenon("search", "qqqqqq").expectSuccess(output: "")
        #expect(found.errors == "nothing found\n", "\(found.summary)")
        let near = try await scene.tenon("search", "@bob/taxi").expectSuccess(output: "")
        #expect(near.errors.contains("did you mean `@bob/text`?"), "\(near.summary)")
    }

    @Test func `what was synced is searched offline, and its age told`() async throws {
        let server = try LoopbackServer()
        let scene = try Self.scene(server: server)
        let tenon = scene.tenon
        try server.serve(folder: scene.registry.root.string, at: "/r/")
        try tenon.write(scene.manifest(at: server.origin + "/r/"), to: "tenon.toml")
        try await tenon("search", "csv", "--offline")
            .expectError("network-needed", mentions: ["tenon registry sync"])
        let first = try await tenon("registry", "sync").expectSuccess()
        #expect(first.errors.contains("6 packages"), "\(first.summary)")
        let again = try await tenon("registry", "sync").expectSuccess()
        #expect(again.errors.contains("unchanged"), "\(again.summary)")
        let asked = try server.log(of: "/r/search.json")
        #expect(asked.count == 2 && asked.last?.headers["if-none-match"] != nil)
        let found = try await tenon("search", "csv", "--offline").expectSuccess()
        #expect(found.output.hasPrefix("@alice/csv 1.2.0\n"))
        #expect(found.errors.contains("ago ("), "\(found.summary)")
        #expect(try server.log(of: "/r/search.json").count == 2)
        // A server that is gone is told of; what is here is searched.
        try server.answer("/r/search.json", ServerAnswer(status: 404))
        let gone = try await tenon("search", "csv")
        #expect(gone.output.hasPrefix("@alice/csv 1.2.0\n"), "\(gone.summary)")
    }

    @Test func `a server is asked, and what it says is only shown`() async throws {
        let server = try LoopbackServer()
        let scene = try Self.scene(server: server)
        let tenon = scene.tenon
        try scene.registry.edit("config.json") {
            $0.replacing(
                "\"name\"",
                with: "\"api\": \"\(server.origin)/api/v1\", \"name\"",
                maxReplacements: 1
            )
        }
        try server.serve(folder: scene.registry.root.string, at: "/r/")
        try tenon.write(scene.manifest(at: server.origin + "/r/"), to: "tenon.toml")
        let record =
            "{\"name\":\"@far/away\",\"version\":\"3.0.0\",\"published\":\"2026-01-01T00:00:00Z\","
            + "\"language\":\"javascript\",\"summary\":\"x\\u001b[2J\",\"score\":7.5}"
        try server.answer(
            "/api/v1/search",
            ServerAnswer(body: "{\"total\":41,\"results\":[\(record)]}")
        )
        let found = try await tenon("search", "far & wide", "--limit", "1").expectSuccess()
        #expect(found.output.hasPrefix("@far/away 3.0.0\n  x\\u{1b}[2J\n"), "\(found.summary)")
        #expect(found.errors.contains("1 of 41"))
        let target = try server.log(of: "/api/v1/search").first?.target
        #expect(target == "/api/v1/search?q=far%20%26%20wide&limit=1")
        // A server that fails leaves the folder to search in.
        for body in ["<html>", "{\"results\":[{}]}"] {
            try server.answer("/api/v1/search", ServerAnswer(body: body))
            let fallen = try await tenon("search", "csv")
            #expect(fallen.output.hasPrefix("@alice/csv 1.2.0\n"), "\(fallen.summary)")
            #expect(fallen.errors.contains("warning"))
        }
    }

    @Test func `without a registry, where to name one is said`() async throws {
        let scene = try Self.scene()
        try scene.tenon.write("", to: "tenon.toml")
        try await scene.tenon("search", "csv")
            .expectError("registry-not-configured", mentions: ["--registry"])
        let found = try await scene.tenon("search", "csv", "--registry", scene.registry.root.string)
        #expect(found.output.hasPrefix("@alice/csv 1.2.0\n"), "\(found.summary)")
        try await scene.tenon("search", "csv", "--registry", "nowhere")
            .expectError("registry-not-configured", mentions: ["nowhere"])
    }

    @Test func `info tells about what is not installed`() async throws {
        let scene = try Self.scene()
        let told = try await scene.tenon("registry", "info", "@alice/csv").expectSuccess()
        for text in ["reads tables", "MIT", "table, rows", "function parseTable(text"] {
            #expect(told.output.contains(text), "\(told.summary)")
        }
        let json = try await scene.tenon("info", "--json", "@alice/csv").expectSuccess()
        #expect(json.output.contains("\"license\": \"MIT\""), "\(json.summary)")
        try await scene.tenon("info", "@alice/cvs")
            .expectError("package-not-found", mentions: ["@alice/csv"])
    }

    @Test func `an archive is downloaded verified, or not at all`() async throws {
        let scene = try Self.scene()
        let tenon = scene.tenon
        try await tenon("download", "@alice/csv").expectSuccess()
        let bytes = try tenon.folder.read("project/alice-csv-1.2.0.tar.gz")
        let piped = try await tenon("download", "@alice/csv@1.2.0", "--output", "-")
        #expect(Array(piped.outputBytes) == bytes, "\(piped.errors)")
        try await tenon("download", "@alice/csv@9.9.9").expectError("package-version-missing")
        let digest = try #require(
            FileManager.default.contentsOfDirectory(
                atPath: scene.registry.root.string + "/archives"
            ).first { try scene.registry.read("archives/\($0)") == bytes }
        )
        try scene.registry.write("other bytes", to: "archives/\(digest)")
        try await tenon("download", "@alice/csv", "--output", "again.tar.gz")
            .expectError("integrity-mismatch")
        #expect(!FileManager.default.fileExists(atPath: tenon.project + "/again.tar.gz"))
    }
}
