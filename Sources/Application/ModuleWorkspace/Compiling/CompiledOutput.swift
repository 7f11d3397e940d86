// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import LanguageSupport
internal import ModuleModel

/// The folder that a compiled program is written to.
///
/// What was written is listed in a file of its own, so that a later build replaces it, and nothing else.
struct CompiledOutput: Sendable {
    private static let listName = ".tenon-build"
    private static let limit = 64 << 20

    let folder: FilePath

    /// Writes all files of `program`, the entry last, and removes what an earlier build left and this one does not
    /// have.
    ///
    /// - Throws: ``CompilationError/outputExists(path:)`` before anything is written, when a file is in the way that no
    ///   build wrote; ``FileSystemError``.
    func write(_ program: LinkedProgram) throws -> [ModulePath] {
        let list = folder.appending(Self.listName)
        let earlier = FileSystem.kind(of: list) == nil ? [] : try lines(of: list)
        let paths = program.files.map(\.path.description)
        if let place = paths.lazy.compactMap(obstacle).first {
            throw CompilationError.outputExists(path: place.string)
        }
        for path in paths where !earlier.contains(path) {
            let place = folder.appending(path)
            guard FileSystem.kind(of: place) == nil else {
                throw CompilationError.outputExists(path: place.string)
            }
        }
        try FileSystem.createFolders(folder, mode: 0o755)
        // The list first: what it names and is not there yet is no harm.
        let all = Set(earlier).union(paths).sorted()
        try FileSystem.writeAtomically(Array(all.joined(separator: "\n").utf8), to: list)
        let ordered =
            program.files.filter { $0.path != program.entry }
            + program.files.filter { $0.path == program.entry }
        for file in ordered {
            let place = folder.appending(file.path.description)
            try FileSystem.createFolders(place.parent, mode: 0o755)
            try FileSystem.writeAtomically(file.bytes, to: place)
        }
        for path in earlier where !paths.contains(path) && obstacle(to: path) == nil {
            try? FileSystem.remove(folder.appending(path))
        }
        try FileSystem.writeAtomically(Array(paths.sorted().joined(separator: "\n").utf8), to: list)
        return ordered.map(\.path)
    }

    /// What is no folder on the way to `path`: a link there leads out.
    private func obstacle(to path: String) -> FilePath? {
        var place = folder
        for name in path.split(separator: "/").dropLast() {
            place = place.appending(String(name))
            if let kind = FileSystem.kind(of: place), kind != .folder { return place }
        }
        return nil
    }

    private func lines(of list: FilePath) throws -> [String] {
        let text = String(
            decoding: try FileSystem.read(list, limit: Self.limit, followingLinks: false),
            as: UTF8.self
        )
        // Whoever wrote the list, nothing outside the folder is touched.
        return text.split(separator: "\n").compactMap { ModulePath(parsing: $0)?.description }
    }
}
