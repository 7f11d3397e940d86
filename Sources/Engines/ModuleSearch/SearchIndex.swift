// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
package import FileSystemKit
package import ModuleModel
internal import SQLiteKit
internal import Synchronization

/// Finds packages by what people remember of them (`docs/search.md`).
///
/// An SQLite file that several processes may read and write at once; whoever searches sees one consistent state.
/// It is derived from `search.json` and can be made again at any time.
package final class SearchIndex: Sendable {
    /// The file.
    package let path: FilePath

    private let writer: SQLiteConnection
    private let readers: [SQLiteConnection]
    private let turn = Atomic<Int>(0)
    private let vocabulary = Mutex<(changes: Int64, words: Vocabulary)?>(nil)

    /// Describes an index; the file is made when it is first used.
    ///
    /// - Parameters:
    ///   - path: the file; its folder must exist.
    ///   - readerCount: how many searches can run at once.
    package init(path: FilePath, readerCount: Int = 2) {
        self.path = path
        let configuration = SQLiteConnection.Configuration(
            path: path.string,
            migrations: SearchSchema.migrations,
            writer: "Tenon"
        )
        writer = SQLiteConnection(configuration)
        readers = (0..<max(1, readerCount)).map { _ in SQLiteConnection(configuration) }
    }

    // MARK: - Writing

    /// Makes the index hold exactly these records; readers see the old ones until all is done.
    ///
    /// - Throws: `SQLiteError`; the index is then as it was.
    package func replaceAll(_ records: [SearchRecord]) async throws {
        try await writer.write { database in
            try IndexWriter(database: database).replaceAll(records)
        }
    }

    /// Adds a record, or puts it in the place of the one with its name.
    ///
    /// - Throws: `SQLiteError`; the index is then as it was.
    package func update(_ record: SearchRecord) async throws {
        try await writer.write { database in
            let writer = IndexWriter(database: database)
            try writer.remove(record.name)
            try writer.add(record)
        }
    }

    /// Takes a package out; one that is not there already is.
    ///
    /// - Throws: `SQLiteError`.
    package func remove(_ name: PackageName) async throws {
        try await writer.write { database in
            try IndexWriter(database: database).remove(name)
        }
    }

    // MARK: - Searching

    /// Finds packages, the best first.
    ///
    /// Any text is a query; an empty one lists everything by popularity.
    ///
    /// - Throws: `SQLiteError` when the file can't be read.
    package func search(_ query: SearchQuery) async throws -> SearchResults {
        let index = turn.wrappingAdd(1, ordering: .relaxed).oldValue
        return try await readers[index % readers.count].read { database in
            try self.answer(query, IndexReader(database: database))
        }
    }

    /// How many packages there are.
    ///
    /// - Throws: `SQLiteError` when the file can't be read.
    package func count() async throws -> Int {
        try await readers[0].read { try IndexReader(database: $0).count() }
    }

    private func answer(
        _ query: SearchQuery,
        _ reader: IndexReader
    ) throws(SQLiteError) -> SearchResults {
        let offset = min(max(0, query.offset), SearchQuery.farthest)
        let limit = min(max(0, query.limit), SearchQuery.farthest - offset)
        let text = QueryText(query)
        var run = SearchRun(text, needed: offset + limit, reader: reader)
        if text.isEmpty {
            try run.listAll()
        } else {
            try run.search { () throws(SQLiteError) in try words(reader) }
        }
        let table = RecordTable(database: reader.database)
        var hits: [SearchHit] = []
        for found in run.found.dropFirst(offset).prefix(limit) {
            guard let record = try table.record(at: found.position) else { continue }
            hits.append(SearchHit(record: record, score: found.score))
        }
        return SearchResults(total: run.total, hits: hits, corrections: run.corrections)
    }

    /// The vocabulary of the state that is read, kept until the index changes.
    private func words(_ reader: IndexReader) throws(SQLiteError) -> Vocabulary {
        let changes = try reader.changes()
        if let known = vocabulary.withLock({ $0 }), known.changes == changes { return known.words }
        let words = try reader.vocabulary()
        vocabulary.withLock { $0 = (changes, words) }
        return words
    }
}
