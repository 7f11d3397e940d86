// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ModuleModel
import ModuleSources
import SigningKit
import TestSupport
import Testing

@Suite struct SavedSourceTests {
    /// Saved modules in memory: two revisions of `slugify`, and `words` of two files.
    private struct Shelf: SavedModuleReader {
        func read(_ name: ModuleName, revision: Int?) async throws -> SavedContent? {
            switch (name.description, revision ?? 2) {
            case ("slugify", let number) where (1...2).contains(number):
                try Self.single(number, "export default \(number)")
            case ("words", 1), ("words", 2):
                SavedContent(
                    revision: 1,
                    digest: try ContentDigest(parsing: SavedSourceTests.tree),
                    files: [
                        ModuleFile(path: "index.mjs", bytes: []),
                        ModuleFile(path: "lib/list.json", bytes: []),
                    ],
                    entry: "index.mjs"
                )
            case ("damaged", _):
                SavedContent(
                    revision: 1,
                    digest: try Self.single(1, "x").digest,
                    files: [ModuleFile(path: "a.js", bytes: Array("y".utf8))],
                    entry: "a.js"
                )
            default: nil
            }
        }

        func names() async throws -> [ModuleName] {
            try ["slugify", "words", "damaged"].map { try ModuleName(parsing: $0) }
        }

        static func single(_ revision: Int, _ text: String) throws -> SavedContent {
            var hasher = SHA256Hasher()
            hasher.update(Array(text.utf8))
            let digest = try #require(ContentDigest(kind: .file, bytes: hasher.digest()))
            return SavedContent(
                revision: revision,
                digest: digest,
                files: [ModuleFile(path: "slugify.js", bytes: Array(text.utf8))],
                entry: "slugify.js"
            )
        }
    }

    private static let tree = "h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
    private let source = SavedSource(Shelf())

    private func locate(_ name: String, _ revision: Int? = nil, path: String? = nil) async throws
        -> Pin
    {
        let reference = SavedReference(
            name: try ModuleName(parsing: name),
            revision: revision,
            path: path.flatMap { ModulePath(parsing: $0) }
        )
        return try await source.locate(.saved(reference), in: LocateContext())
    }

    @Test(arguments: [(nil, "2"), (1, "1"), (2, "2")])
    func `a name is pinned to a revision`(asked: Int?, revision: String) async throws {
        let pin = try await locate("slugify", asked)
        #expect(pin.source == .saved)
        #expect(pin.location == "slugify")
        #expect(pin.revision == revision)
        let archive = try await source.fetch(pin)
        #expect(archive.suffix == "js")
        #expect(archive.files[0].bytes == Array("export default \(revision)".utf8))
    }

    @Test func `a module of several files keeps its tree digest`() async throws {
        let pin = try await locate("words", path: "lib/list.json")
        #expect(pin.digest.description == Self.tree)
        #expect(try await source.fetch(pin).suffix == "mjs")
    }

    @Test(
        arguments: [
            ("slugfy", nil, nil, "saved-not-found", "`slugify`"),
            ("slugify", 9, nil, "saved-revision-not-found", "`slugify@2`"),
            ("words", nil, "lib/lst.json", "saved-file-unknown", "`words/lib/list.json`"),
        ] as [(String, Int?, String?, String, String)]
    )
    func `what is not there is told with what is`(
        name: String,
        revision: Int?,
        path: String?,
        code: String,
        hint: String
    ) async throws {
        let diagnostic = try await Served.diagnostic {
            try await locate(name, revision, path: path)
        }
        #expect(diagnostic.code == code)
        #expect(diagnostic.hints.contains { $0.contains(hint) })
    }

    @Test func `a damaged file stops the fetch`() async throws {
        let pin = try await locate("damaged")
        await #expect(throws: IntegrityFailure.self) { try await source.fetch(pin) }
    }
}
