// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import SQLiteKit

/// What the runtime found out about the imports of a program's modules: kept for the next run, which
/// need not parse them a second time (7 ms for 200 modules).
///
/// It is made by a process of the runtime that runs nothing, and is for one program alone: its folder
/// is named after the program's entry. A run gets a copy, so that what runs cannot change it. The
/// runtime compares the text of each module with what was analysed.
enum ModuleAnalysis {
    /// The runtime's names of its databases.
    static let names = ["dep_analysis_cache_v2", "node_analysis_cache_v2"]

    /// The files of the databases: each comes behind its log, since the runtime looks for it first.
    private static let files = names.flatMap { [$0 + "-wal", $0] }

    /// Whether the runtime left its databases in `folder`.
    static func isFound(in folder: FilePath) -> Bool {
        names.allSatisfy { FileSystem.kind(of: folder.appending($0)) == .file }
    }

    /// Whether `folder` holds an analysis.
    static func isThere(_ folder: FilePath) -> Bool {
        files.allSatisfy { FileSystem.kind(of: folder.appending($0)) == .file }
    }

    /// Copies the analysis in `folder` to a folder that a runtime may be about to use: each file appears whole.
    static func copy(_ folder: FilePath, to target: FilePath) throws(FileSystemError) {
        for name in files { try copy(name, in: folder, to: target) }
    }

    private static func copy(
        _ name: String,
        in folder: FilePath,
        to target: FilePath
    ) throws(FileSystemError) {
        let bytes = try FileSystem.read(folder.appending(name), limit: 64 << 20)
        let new = target.appending("new-" + name)
        try FileSystem.writeBriefly(bytes, to: new)
        try FileSystem.rename(new, to: target.appending(name))
    }

    /// The name of the note about where an analysis comes from.
    private static let note = "made-from"

    /// Notes in `folder` which runtime made the analysis, of which imports, and what its files look like.
    static func seal(
        _ folder: FilePath,
        by deno: DenoRuntime,
        importMap map: [UInt8]
    ) throws(FileSystemError) {
        try FileSystem.writeBriefly(facts(folder, deno) + map, to: folder.appending(note))
    }

    /// Whether the analysis in `folder` is the work of this runtime on a program with these imports, and
    /// nothing was written to it since.
    ///
    /// The runtime itself looks at both and does without; then nobody would make a new one.
    static func isCurrent(
        _ folder: FilePath,
        for deno: DenoRuntime,
        importMap map: [UInt8]
    ) -> Bool {
        guard let facts = try? facts(folder, deno),
            let noted = try? FileSystem.read(
                folder.appending(note),
                limit: facts.count + map.count
            )
        else { return false }
        return noted.starts(with: facts) && noted.dropFirst(facts.count).elementsEqual(map)
    }

    private static func facts(
        _ folder: FilePath,
        _ deno: DenoRuntime
    ) throws(FileSystemError) -> [UInt8] {
        var text = ""
        for path in [deno.path] + files.map(folder.appending) {
            let status = try FileSystem.status(of: path)
            let name = path == deno.path ? path.string : path.lastComponent
            text += "\(name) \(status.size) \(status.modifiedNanoseconds)\n"
        }
        return Array(text.utf8)
    }

    /// Copies what the runtime found out from `folder` to `target`, so that it need not wait for the disk when
    /// it uses the copy.
    ///
    /// That is: with the statistics of the tables, which it would write first, and with a log that has begun,
    /// since beginning one is what SQLite synchronises (<https://sqlite.org/wal.html>).
    static func settle(_ folder: FilePath, to target: FilePath) async throws {
        for name in names {
            let path = folder.appending(name).string
            // Closing the last connection empties the log.
            try await SQLiteConnection(.init(path: path)).read { _ in }
            let connection = SQLiteConnection(.init(path: path))
            try await connection.write { try $0.execute("ANALYZE") }
            try copy(name + "-wal", in: folder, to: target)
            try copy(name, in: folder, to: target)
            withExtendedLifetime(connection) {}
        }
    }
}
