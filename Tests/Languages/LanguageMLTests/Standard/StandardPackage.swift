// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import LanguageML
import TestSupport
import Testing

/// The standard modules as a program has them beside it, and the tables of what they must do.
struct StandardPackage {
    /// Where the tables lie.
    static let tables = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../Corpus/standard").standardizedFileURL

    private let folder: TemporaryFolder

    /// Writes the modules into a folder of their own.
    init() throws {
        folder = try TemporaryFolder()
        _ = try folder.write(StandardModules.shared, to: "ml_standard/__init__.py")
        for name in StandardModules.names {
            let text = try #require(StandardModules.text(of: name))
            _ = try folder.write(text, to: "ml_standard/\(name).py")
        }
    }

    /// What a program of the tables prints, started in an empty folder with `arguments` behind the package.
    func run(_ program: String, _ arguments: [String] = []) async throws -> String {
        let empty = try TemporaryFolder()
        defer { withExtendedLifetime((folder, empty)) {} }
        let python = ProcessInfo.processInfo.environment["TENON_TEST_PYTHON"]
        let child = ChildProgram(
            python ?? "/usr/bin/python3",
            environment: ["PYTHONUTF8": "1", "TZ": "UTC"],
            currentDirectory: empty.path
        )
        let program = Self.tables.appending(path: program).path()
        let outcome = try await child.run(["-B", "-W", "error", program, folder.path] + arguments)
        #expect(outcome.errors == "")
        return outcome.output
    }
}
