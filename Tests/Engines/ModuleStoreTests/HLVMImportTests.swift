// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import FileSystemKit
import ModuleModel
import ModuleStore
import SQLiteKit
import TestSupport
import Testing

@Suite struct HLVMImportTests {
    private static let files = """
        CREATE TABLE modules (key TEXT PRIMARY KEY, namespace TEXT, file_path TEXT,
            entry_point TEXT, metadata JSON, type TEXT, updated_at INTEGER, spotlight INTEGER);
        """
    private static let columns = """
        CREATE TABLE modules (key TEXT PRIMARY KEY, namespace TEXT, source_code TEXT,
            entry_point TEXT, type TEXT, updated_at INTEGER);
        """

    let fixture: StoreFixture
    let old: FilePath

    init() throws {
        fixture = try StoreFixture()
        try fixture.folder.makeFolder("hlvm/modules")
        old = try FilePath(fixture.folder.path("hlvm/HLVM.sqlite"))
    }

    private func make(_ sql: String) async throws {
        let connection = SQLiteConnection(.init(path: old.string))
        try await connection.write { try $0.execute(sql) }
    }

    private func outcomes(_ report: ImportReport) -> [String] {
        report.entries.map { entry in
            switch entry.outcome {
            case .saved(let result): "\(entry.key) \(result.isNew ? "new" : "known")"
            case .refused(let diagnostic): "\(entry.key) \(diagnostic.code)"
            }
        }
    }

    @Test func `files beside the database are saved, the oldest first`() async throws {
        try fixture.folder.write("export default 42", to: "hlvm/modules/answer.module.js")
        try fixture.folder.write("export default 1", to: "hlvm/modules/elsewhere.js")
        try await make(
            Self.files + """
                INSERT INTO modules (key, file_path, updated_at) VALUES
                ('second', 'modules/elsewhere.js', 2000),
                ('answer', '/gone/answer.module.js', 1000);
                """
        )
        let report = try await fixture.store().importHLVM(old)
        #expect(outcomes(report) == ["answer new", "second new"])
        let saved = fixture.store().saved
        let revision = try await saved.revision(fixture.name("answer"))
        #expect(try saved.read(revision.files[0], of: revision) == Array("export default 42".utf8))
        #expect(revision.created == Timestamp(milliseconds: 1000))
        #expect(try await saved.list().map(\.name.description) == ["second", "answer"])
    }

    @Test func `the older schema with the source in a column is read`() async throws {
        try await make(
            Self.columns + """
                INSERT INTO modules (key, source_code, updated_at) VALUES
                ('a', 'export default 1', 5), ('empty', '', 6), ('odd', 7, 'never');
                """
        )
        let report = try await fixture.store().importHLVM(old)
        #expect(outcomes(report) == ["odd new", "a new", "empty new"])
    }

    @Test func `one bad entry does not stop the others`() async throws {
        try fixture.folder.write("secret", to: "outside.js")
        try fixture.folder.write("1", to: "hlvm/modules/good.module.js")
        try fixture.folder.write("1", to: "hlvm/modules/Good.module.js")
        try await make(
            Self.files + """
                INSERT INTO modules (key, file_path, updated_at) VALUES
                ('../evil', NULL, 1), ('', NULL, 2), ('missing', NULL, 3),
                ('thief', '\(fixture.folder.path("outside.js"))', 4), ('good', NULL, 5),
                ('Good', NULL, 6);
                """
        )
        let report = try await fixture.store().importHLVM(old)
        #expect(
            outcomes(report) == [
                "../evil name-malformed", " name-malformed", "missing import-content-missing",
                "thief import-content-missing", "good new", "Good saved-name-twin",
            ]
        )
    }

    @Test func `importing twice changes nothing`() async throws {
        try await make(
            Self.columns + "INSERT INTO modules (key, source_code) VALUES ('a', '1');"
        )
        _ = try await fixture.store().importHLVM(old)
        #expect(outcomes(try await fixture.store().importHLVM(old)) == ["a known"])
    }

    @Test func `the old store is not touched`() async throws {
        try await make(Self.columns)
        let bytes = try fixture.folder.read("hlvm/HLVM.sqlite")
        let names = try fixture.folder.list("hlvm")
        _ = try await fixture.store().importHLVM(old)
        #expect(try fixture.folder.read("hlvm/HLVM.sqlite") == bytes)
        #expect(try fixture.folder.list("hlvm") == names)
    }

    @Test func `what is no HLVM store is refused`() async throws {
        let store = fixture.store()
        #expect(await code { try await store.importHLVM(old) } == "file-not-found")
        try await make("CREATE TABLE other (x)")
        #expect(await code { try await store.importHLVM(old) } == "import-not-hlvm")
        try fixture.folder.write("not a database", to: "hlvm/HLVM.sqlite")
        #expect(await code { try await store.importHLVM(old) } == "database-corrupt")
    }
}
