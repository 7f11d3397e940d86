// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// Stores that the original HLVM left behind.
@Suite struct OldStoreTests {
    /// Makes `old/HLVM.sqlite` with Python's own SQLite, in one of the two schemas.
    private func makeStore(_ tenon: TenonProgram, _ statements: String) async throws -> String {
        let path = tenon.project + "/old/HLVM.sqlite"
        try tenon.folder.makeFolder("project/old/modules")
        let script = """
            import sqlite3, sys
            base = sqlite3.connect(sys.argv[1])
            base.executescript(sys.stdin.read())
            base.commit()
            """
        let python = ChildProgram("/usr/bin/python3", environment: ["PATH": "/usr/bin"])
        try await python.run(["-I", "-c", script, path], input: statements).expectSuccess()
        return path
    }

    private static let newer = """
        CREATE TABLE modules (key TEXT PRIMARY KEY, namespace TEXT, file_path TEXT, entry_point TEXT,
          metadata TEXT, type TEXT, updated_at INTEGER, spotlight INTEGER);
        """

    @Test func `modules beside the database are taken along`() async throws {
        let tenon = try TenonProgram()
        let files = tenon.project + "/old/modules"
        let path = try await makeStore(
            tenon,
            Self.newer + """
                INSERT INTO modules VALUES
                  ('slugify', 'hlvm.slugify', '\(files)/slugify.module.js', NULL, '{}', 'esm', 1700000000000, 0),
                  ('greet', 'hlvm.greet', '\(files)/greet.module.js', NULL, '{}', 'esm', 1700000001000, 0);
                """
        )
        try tenon.write("export default (x) => x + '-'\n", to: "old/modules/slugify.module.js")
        try tenon.write("export default () => 'hi'\n", to: "old/modules/greet.module.js")
        try await tenon("import", path).expectSuccess()
        try await tenon("get", "slugify").expectSuccess(output: "export default (x) => x + '-'\n")
        try await tenon("get", "greet").expectSuccess(output: "export default () => 'hi'\n")
        let list = try await tenon("list", "--json").expectSuccess()
        #expect(list.output.contains("2023-11-14T22:13:2"), "the old times: \(list.summary)")
        try tenon.write("import s from 'slugify'; console.log(s('a'))", to: "main.js")
        try await tenon("run", "--approve", "main.js").expectSuccess(output: "a-\n")
        try await tenon("import", path).expectSuccess()
        let again = try await tenon("history", "slugify", "--json").expectSuccess()
        #expect(again.output.matches(of: /"revision": ?[0-9]+/).count == 1, again.summary)
    }

    @Test func `the older schema with the source in the database is understood`() async throws {
        let tenon = try TenonProgram()
        let path = try await makeStore(
            tenon,
            """
            CREATE TABLE modules (key TEXT PRIMARY KEY, namespace TEXT, source_code TEXT,
              type TEXT, updated_at INTEGER);
            INSERT INTO modules VALUES ('add', 'hlvm.add', 'export default (a, b) => a + b', 'esm', 1);
            """
        )
        try await tenon("import", path).expectSuccess()
        try await tenon("get", "add").expectSuccess(output: "export default (a, b) => a + b")
    }

    @Test func `names and paths of an old store are not trusted`() async throws {
        let tenon = try TenonProgram()
        try tenon.folder.write("top secret", to: "outside/secret.txt")
        let secret = tenon.folder.path("outside/secret.txt")
        let path = try await makeStore(
            tenon,
            Self.newer + """
                INSERT INTO modules VALUES
                  ('../evil', 'x', '\(secret)', NULL, '{}', 'esm', 1, 0),
                  ('thief', 'x', '\(secret)', NULL, '{}', 'esm', 1, 0),
                  ('good', 'x', 'modules/good.module.js', NULL, '{}', 'esm', 1, 0);
                """
        )
        try tenon.write("export default 1", to: "old/modules/good.module.js")
        let outcome = try await tenon("import", path)
        outcome.expectHarmless("import", mayFailSilently: true)
        #expect((outcome.output + outcome.errors).contains("../evil"), outcome.summary)
        let thief = try await tenon("get", "thief")
        #expect(!thief.output.contains("secret"), thief.summary)
        #expect(!FileManager.default.fileExists(atPath: tenon.home + "/../evil"))
    }

    @Test(arguments: ["not a database", "", "SQLite format 3\0 and then nonsense"])
    func `a file that is no old store is refused`(content: String) async throws {
        let tenon = try TenonProgram()
        try tenon.write(content, to: "HLVM.sqlite")
        let outcome = try await tenon("import", "HLVM.sqlite")
        #expect(outcome.status == .exited(1) && outcome.code != nil, outcome.summary)
        #expect(outcome.errors.contains("HLVM.sqlite"), outcome.summary)
    }
}
