// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
package import FileSystemKit
internal import LanguageSupport
internal import ModuleModel

/// A file or a text with the files that it imports by relative paths or by name, as one module.
///
/// Paths are relative to the deepest folder that holds them all, and spelt as the imports spell them.
package struct SourceTree: Sendable {
    /// Where a file really is, if it may be read; the one look at a file that comes before reading it.
    ///
    /// No link is followed any more when it is read.
    ///
    /// - Throws: ``FileSystemError`` when there is no such file, or why it may not be read.
    package typealias Reader = (FilePath) throws -> FilePath

    private static let fileLimit = 1_000

    /// The bytes of each file, by its path in the module.
    package let files: [String: [UInt8]]

    /// The path of the file that stands for the module.
    package let entry: String

    /// Collects the file at `path` and everything that it imports by relative paths.
    ///
    /// - Throws: ``SaveError``, an error of the file system or of `locate`, or a syntax failure, with the
    ///   place of the import that led there.
    package init(
        path: FilePath,
        languages: LanguageTable,
        locate: @escaping Reader = FileSystem.realPath
    ) throws {
        let start = try locate(path)
        guard case .code = languages.content(suffix: start.suffix ?? "") else {
            throw SaveError.unknownKind(
                path: path.string,
                suffixes: languages.all.flatMap(\.descriptor.suffixes)
            )
        }
        let bytes = try Self.read(start)
        var collection = Collection(languages: languages, root: start.parent, locate: locate)
        try collection.add(bytes, at: start, name: start.string)
        try collection.follow()
        (files, entry) = Self.relative(collection.found, entry: start)
    }

    /// Collects everything that a program text imports by paths relative to `folder`, a real path.
    ///
    /// The text gets a file name that none of its imports has, `index` with `suffix` if it can.
    ///
    /// - Throws: as ``init(path:languages:locate:)``; places in the text are shown under `name`.
    package init(
        code: [UInt8],
        suffix: String,
        name: String,
        folder: FilePath,
        languages: LanguageTable,
        locate: @escaping Reader = FileSystem.realPath
    ) throws {
        var collection = Collection(languages: languages, root: folder, locate: locate)
        let place = folder.appending("\0.\(suffix)")
        try collection.add(code, at: place, name: name)
        try collection.follow()
        collection.found[place] = nil
        let names = ["index.\(suffix)"] + (1...Self.fileLimit).map { "index-\($0).\(suffix)" }
        let free = names.lazy.map(folder.appending).first { collection.found[$0] == nil }
        let start = free ?? place
        collection.found[start] = code
        (files, entry) = Self.relative(collection.found, entry: start)
    }

    /// What `locate` allowed, and nothing that was put in its place since.
    private static func read(_ path: FilePath) throws(FileSystemError) -> [UInt8] {
        try FileSystem.read(path, limit: GraphLoader.sourceLimit, followingLinks: false)
    }

    private static func relative(
        _ found: [FilePath: [UInt8]],
        entry: FilePath
    ) -> (files: [String: [UInt8]], entry: String) {
        let folder = commonFolder(of: found.keys.map(\.parent))
        let path = { (file: FilePath) in file.relative(to: folder)?.string ?? file.lastComponent }
        return (
            Dictionary(found.map { (path($0.key), $0.value) }) { first, _ in first }, path(entry)
        )
    }

    private static func commonFolder(of folders: [FilePath]) -> FilePath {
        guard var common = folders.first?.components else { return .root }
        for folder in folders.dropFirst() {
            common = Array(zip(common, folder.components).prefix { $0 == $1 }.map(\.0))
        }
        return common.reduce(FilePath.root) { $0.appending(String($1)) }
    }
}

// MARK: - Following imports

extension SourceTree {
    /// The files that were read, and those that their imports name.
    private struct Collection {
        let languages: LanguageTable
        /// Where names are looked for first.
        let root: FilePath
        let locate: Reader
        var found: [FilePath: [UInt8]] = [:]
        private var queue: [(path: FilePath, span: SourceSpan?)] = []

        init(languages: LanguageTable, root: FilePath, locate: @escaping Reader) {
            self.languages = languages
            self.root = root
            self.locate = locate
        }

        mutating func add(_ bytes: [UInt8], at path: FilePath, name: String) throws {
            guard found.count < SourceTree.fileLimit else {
                throw SaveError.tooManyFiles(limit: SourceTree.fileLimit)
            }
            found[path] = bytes
            guard case .code(let frontEnd) = languages.content(suffix: path.suffix ?? "") else {
                return
            }
            let source = SourceText(name: name, bytes: bytes)
            for record in try frontEnd.scan(source).imports.uniqueAtRunTime {
                let target = try source.locating(record.range) {
                    try file(of: record, in: path.parent, by: frontEnd)
                }
                if let target { queue.append((target, source.span(record.range))) }
            }
        }

        mutating func follow() throws {
            while let next = queue.popLast() {
                guard found[next.path] == nil else { continue }
                do {
                    let bytes = try SourceTree.read(next.path)
                    try add(bytes, at: next.path, name: next.path.string)
                } catch let error as any DiagnosticError {
                    throw error.located(at: next.span)
                }
            }
        }

        /// The file that an import names; `nil` when it names none, or none that there is.
        private func file(
            of record: ImportRecord,
            in folder: FilePath,
            by frontEnd: any LanguageFrontEnd
        ) throws -> FilePath? {
            if let named = NamedImport(record.specifier, by: frontEnd) {
                return try named.file(in: folder == root ? [root] : [root, folder], locate: locate)
            }
            guard case .file(let text) = try frontEnd.specifier(parsing: record.specifier) else {
                return nil
            }
            guard text.hasPrefix(".") else {
                guard record.kind != .dynamic else { return nil }
                throw SaveError.wholePath(specifier: record.specifier)
            }
            let path = try FilePath(text).absolute(from: folder)
            let real: FilePath
            do {
                real = try locate(path)
            } catch let error as FileSystemError
                where error.code == .notFound && record.kind == .dynamic
            {
                return nil
            }
            guard real == path else {
                throw SaveError.link(specifier: record.specifier, target: real.string)
            }
            return path
        }
    }
}
