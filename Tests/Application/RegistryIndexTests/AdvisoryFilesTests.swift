// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import FileSystemKit
import ModuleModel
import ModuleSources
import RegistryIndex
import TestSupport
import Testing

/// How advisories get into a registry, and out of it for mlld.
@Suite struct AdvisoryFilesTests {
    private let folder: TemporaryFolder
    private let files: AdvisoryFiles

    init() throws {
        folder = try TemporaryFolder()
        files = AdvisoryFiles(root: try FilePath(folder.path("registry")))
    }

    private func record(
        _ id: String,
        about name: String = "@alice/utils",
        modified: String = "2026-11-20T08:00:00Z"
    ) -> SourceText {
        SourceText(
            name: id,
            text: """
                {"id": "\(id)", "modified": "\(modified)", "credits": [{"name": "Somebody"}],
                 "affected": [{"package": {"ecosystem": "Tenon", "name": "\(name)"}}]}
                """
        )
    }

    private func listed() throws -> [String: Set<String>] {
        let bytes = try folder.read("registry/advisories/all.json")
        let list = try AdvisoryCodec.list(from: SourceText(name: "all", bytes: bytes))
        return Dictionary(uniqueKeysWithValues: list.entries.map { ("\($0.id)", $0.subjects) })
    }

    @Test func `an advisory is put with everything it says, and listed`() throws {
        try files.put(record("TSA-2"))
        try files.put(record("TSA-1", about: "@bob/text"))
        #expect(try listed() == ["TSA-1": ["@bob/text"], "TSA-2": ["@alice/utils"]])
        let text = String(
            decoding: try folder.read("registry/advisories/TSA-2.json"),
            as: UTF8.self
        )
        #expect(text.contains("Somebody"))
        #expect(try files.all().map(\.id.description) == ["TSA-1", "TSA-2"])
    }

    @Test func `a change replaces what was there, unless that is newer`() throws {
        try files.put(record("TSA-1"))
        try files.put(record("TSA-1", about: "@bob/text", modified: "2026-11-21T08:00:00Z"))
        #expect(try listed() == ["TSA-1": ["@bob/text"]])
        #expect(throws: AdvisoryOlder.self) { try files.put(record("TSA-1")) }
        #expect(try listed() == ["TSA-1": ["@bob/text"]])
    }

    @Test func `another text of the same time replaces nothing, and an equal one is as good`()
        throws
    {
        try files.put(record("TSA-1"))
        try files.put(record("TSA-1"))
        #expect(throws: AdvisoryOlder.self) { try files.put(record("TSA-1", about: "@bob/text")) }
        #expect(try listed() == ["TSA-1": ["@alice/utils"]])
    }

    @Test func `a lost list is made again, and a broken file replaced`() throws {
        try files.put(record("TSA-1"))
        try files.put(record("TSA-2"))
        try FileSystem.remove(files.root.appending("advisories/all.json"))
        try files.put(record("TSA-3"))
        #expect(try listed().keys.sorted() == ["TSA-1", "TSA-2", "TSA-3"])
        try folder.write("{", to: "registry/advisories/TSA-1.json")
        try files.put(record("TSA-1"))
        try files.mendList()
        #expect(try listed().keys.sorted() == ["TSA-1", "TSA-2", "TSA-3"])
    }

    static let user = """
        {
          "version": "1.0.0", "author": "adamavenir",
          "advisories": [
            {"id": "2024-001", "created": "2024-05-28T00:00:00Z", "severity": "high",
             "affects": ["json-utils"], "gists": ["a1f3e09a42db6c680b454f6f93efa9d8"],
             "type": "command-injection", "description": "Runs what it reads.\\nAll of it.",
             "recommendation": "update"},
            {"id": "2024-002", "created": "2024-05-28T00:00:00Z", "severity": "awful",
             "affects": ["json-utils"]},
            {"id": "../x", "created": "2024-05-28T00:00:00Z", "affects": ["json-utils"]},
            {"id": "2024-003", "created": "2024-05-28T00:00:00Z"},
            {"id": "2024-004", "created": "2024-05-28T00:00:00Z", "affects": ["Json/Utils"]},
            {"id": "2024-001", "created": "2024-05-28T00:00:00Z", "affects": ["other"]},
            7
          ]
        }
        """

    @Test func `the advisories of a user come in, each for itself`() throws {
        let source = SourceText(name: "adamavenir/advisories.json", text: Self.user)
        let user = try files.importUser(source)
        #expect(user.advisories.map(\.id.description) == ["MLLD-adamavenir-2024-001"])
        #expect(user.findings.count == 6)
        #expect(user.findings.allSatisfy { $0.code == "advisory-malformed" })
        let advisory = try #require(try files.all().first)
        #expect(advisory.severity == .high)
        #expect(advisory.summary == "Runs what it reads.")
        let name = try PackageName(parsing: "@adamavenir/json-utils")
        #expect(advisory.affects(name, Version(9, 0, 0)))
        #expect(
            try listed()["MLLD-adamavenir-2024-001"]
                == ["@adamavenir/json-utils", "gist:a1f3e09a42db6c680b454f6f93efa9d8"]
        )
    }

    @Test func `what came in goes out the same`() throws {
        let source = SourceText(name: "adamavenir/advisories.json", text: Self.user)
        let user = try files.importUser(source)
        try files.put(record("TSA-1"))
        let text = try files.exportUser("adamavenir")
        let again = try UserAdvisories(parsing: SourceText(name: "again", bytes: text))
        #expect(again.advisories == user.advisories)
        #expect(again.findings.isEmpty)
        #expect(!String(decoding: text, as: UTF8.self).contains("TSA-1"))
    }

    @Test(arguments: [
        "", "[]", "{}", #"{"author": "../x", "advisories": []}"#, #"{"author": "a"}"#,
    ])
    func `a file that is none as a whole is refused`(text: String) throws {
        #expect(throws: (any Error).self) {
            try files.importUser(SourceText(name: "advisories.json", text: text))
        }
        #expect(try files.all().isEmpty)
    }
}
