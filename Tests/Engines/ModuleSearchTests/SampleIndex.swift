// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleModel
internal import ModuleSearch
internal import TestSupport

/// An index in a folder of its own, gone with the value.
final class SampleIndex: Sendable {
    let index: SearchIndex
    private let folder = try? TemporaryFolder()

    init() throws {
        let path = try FilePath((folder?.path ?? "") + "/search.sqlite")
        index = SearchIndex(path: path)
    }

    func replaceAll(_ records: [SearchRecord]) async throws { try await index.replaceAll(records) }

    func search(_ query: SearchQuery) async throws -> SearchResults {
        try await index.search(query)
    }
}

extension SearchRecord {
    /// A record of version 1.0.0, published in 2023; `nil` when the name is none.
    static func sample(
        _ name: String,
        _ summary: String = "",
        _ change: (inout SearchRecord) -> Void = { _ in }
    ) -> SearchRecord? {
        guard let name = try? PackageName(parsing: name),
            let version = try? Version(parsing: "1.0.0")
        else { return nil }
        var record = SearchRecord(
            name: name,
            version: version,
            language: "javascript",
            published: Timestamp(milliseconds: 1_700_000_000_000)
        )
        record.summary = summary
        change(&record)
        return record
    }
}
