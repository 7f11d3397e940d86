// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import FileSystemKit
import SQLiteKit
import TestSupport
import Testing

@Suite struct SQLiteConnectionTests {
    private static let schema =
        "CREATE TABLE word (text TEXT NOT NULL UNIQUE, number INTEGER) STRICT"

    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func connection(
        _ name: String = "db",
        migrations: [String] = [schema],
        timeout: Duration = .seconds(30)
    ) -> SQLiteConnection {
        SQLiteConnection(
            .init(
                path: folder.path(name),
                busyTimeout: timeout,
                migrations: migrations,
                writer: "Tenon 0.1"
            )
        )
    }

    private func insert(_ text: String, _ connection: SQLiteConnection) async throws {
        try await connection.write { database in
            try database.run("INSERT INTO word (text) VALUES (?)", .text(text))
        }
    }

    private func words(_ connection: SQLiteConnection) async throws -> [String] {
        try await connection.read { database in
            try database.rows("SELECT text FROM word ORDER BY rowid") {
                (row) throws(SQLiteError) in try row.text(0)
            }
        }
    }

    private func kind<T>(_ work: () async throws -> T) async -> SQLiteError.Kind? {
        do {
            _ = try await work()
            return nil
        } catch {
            return (error as? SQLiteError)?.kind
        }
    }

    @Test func `making a connection touches nothing`() throws {
        _ = connection()
        #expect(try folder.list().isEmpty)
    }

    @Test func `values come back as they were bound`() async throws {
        let connection = connection(migrations: [
            "CREATE TABLE t (a ANY, b ANY, c ANY, d ANY) STRICT"
        ])
        try await connection.write { database in
            try database.run(
                "INSERT INTO t VALUES (?, ?, ?, ?)",
                .integer(.min),
                .text("a\0é"),
                .blob([0, 255]),
                .null
            )
            try database.run(
                "INSERT INTO t VALUES (?, ?, ?, ?)",
                .integer(0),
                .text(""),
                .blob([]),
                .null
            )
        }
        let rows = try await connection.read { database in
            try database.rows("SELECT a, b, c, d FROM t ORDER BY rowid") {
                (row) throws(SQLiteError) in
                let isNull = row.isNull(3)
                return "\(try row.integer(0)) \(try row.text(1)) \(try row.blob(2)) \(isNull)"
            }
        }
        #expect(rows == ["\(Int64.min) a\0é [0, 255] true", "0  [] true"])
    }

    @Test func `a failed write changes nothing`() async throws {
        struct Stop: Error {}
        let connection = connection()
        try await insert("a", connection)
        await #expect(throws: Stop.self) {
            try await connection.write { database in
                try database.run("INSERT INTO word (text) VALUES ('b')")
                throw Stop()
            }
        }
        #expect(try await words(connection) == ["a"])
    }

    @Test func `a broken rule is named without the value`() async throws {
        let connection = connection()
        try await insert("secret", connection)
        do {
            try await insert("secret", connection)
            Issue.record("a duplicate was accepted")
        } catch let error as SQLiteError {
            #expect(error.kind == .constraint)
            #expect(!"\(error.diagnostic)".contains("secret"))
        }
    }

    @Test func `many connections write at once and lose nothing`() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<8 {
                group.addTask {
                    let connection = connection()
                    for number in 0..<20 { try await insert("\(writer)-\(number)", connection) }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await Set(words(connection())).count == 160)
    }

    @Test func `a lock that is held too long is said to be`() async throws {
        let holder = connection()
        let other = connection(timeout: .milliseconds(20))
        _ = try await words(other)
        let (held, hold) = AsyncStream<Void>.makeStream()
        let gate = try FileLock(FilePath(folder.path("gate")), mode: .exclusive)
        let gatePath = try FilePath(folder.path("gate"))
        let writing = Task {
            try await holder.write { _ in
                hold.yield()
                _ = try FileLock(gatePath, mode: .exclusive)
            }
        }
        for await _ in held { break }
        #expect(await kind { try await insert("x", other) } == .locked)
        withExtendedLifetime(gate) {}
        writing.cancel()
    }

    @Test func `a schema is migrated once and by steps`() async throws {
        try await insert("a", connection())
        let second = connection(migrations: [Self.schema, "ALTER TABLE word ADD note TEXT"])
        let note = try await second.read { database in
            try database.row("SELECT note FROM word") { (row) throws(SQLiteError) in
                try row.optionalText(0)
            }
        }
        #expect(note == .some(nil))
    }

    @Test func `a newer schema is refused and names its program`() async throws {
        let newer = SQLiteConnection(
            .init(
                path: folder.path("db"),
                migrations: [Self.schema, "CREATE TABLE extra (x) "],
                writer: "Tenon 9.0"
            )
        )
        _ = try await words(newer)
        do {
            _ = try await words(connection())
            Issue.record("a newer schema was accepted")
        } catch let error as SQLiteError {
            #expect(error.kind == .schemaNewer)
            #expect(error.diagnostic.hints == ["use Tenon 9.0 or newer"])
        }
    }

    @Test func `a failed migration leaves the old schema`() async throws {
        try await insert("a", connection())
        let broken = connection(migrations: [Self.schema, "CREATE TABLE x (y); NONSENSE"])
        #expect(await kind { try await words(broken) } == .failed)
        #expect(try await words(connection()) == ["a"])
    }

    @Test func `a file that is no database is said to be damaged`() async throws {
        try folder.write(String(repeating: "not a database ", count: 100), to: "db")
        #expect(await kind { try await words(connection()) } == .corrupt)
    }

    @Test func `a file where the folder should be, and a missing folder`() async throws {
        try folder.write("x", to: "file")
        #expect(await kind { try await words(connection("file/db")) } == .cannotOpen)
        #expect(await kind { try await words(connection("none/db")) } == .cannotOpen)
    }

    @Test func `reading only touches neither the file nor its folder`() async throws {
        try await insert("a", connection("d b%?.sqlite"))
        let before = try folder.list()
        let reader = SQLiteConnection(.init(path: folder.path("d b%?.sqlite"), access: .readOnly))
        #expect(try await words(reader) == ["a"])
        #expect(await kind { try await insert("b", reader) } == .readOnly)
        #expect(try folder.list() == before)
    }
}
