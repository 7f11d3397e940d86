// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
package import FileSystemKit
internal import LanguageSupport
internal import ModuleModel

/// A file with the files that it imports by relative paths, as one module.
///
/// Paths are relative to the deepest folder that holds them all.
package struct SourceTree: Sendable {
    private static let fileLimit = 1_000

    /// The bytes of each file, by its path in the module.
    package let files: [String: [UInt8]]

    /// The path of the file that stands for the module.
    package let entry: String

    /// A module of one file.
    package init(entry: String, bytes: [UInt8]) {
        self.entry = entry
        files = [entry: bytes]
    }

    /// Collects the file at `path` and everything that it imports by relative paths.
    ///
    /// - Throws: ``SaveError``, an error of the file system or a syntax failure, with the place of the
    ///   import that led there.
    package init(path: FilePath, languages: LanguageTable) throws {
        let start = try FileSystem.realPath(path)
        guard case .code = languages.content(suffix: start.suffix ?? "") else {
            throw SaveError.unknownKind(
                path: path.string,
                suffixes: languages.all.flatMap(\.descriptor.suffixes)
            )
        }
        var found: [FilePath: [UInt8]] = [:]
        var queue: [(path: FilePath, span: SourceSpan?)] = [(start, nil)]
        while let next = queue.popLast() {
            guard found[next.path] == nil else { continue }
            guard found.count < Self.fileLimit else {
                throw SaveError.tooManyFiles(limit: Self.fileLimit)
            }
            do {
                let bytes = try FileSystem.read(next.path, limit: GraphLoader.sourceLimit)
                found[next.path] = bytes
                queue += try Self.relativeImports(of: next.path, bytes: bytes, languages: languages)
            } catch let error as any DiagnosticError {
                throw error.located(at: next.span)
            }
        }
        let folder = Self.commonFolder(of: found.keys.map(\.parent))
        files = Dictionary(
            uniqueKeysWithValues: found.map { path, bytes in
                (path.relative(to: folder)?.string ?? path.lastComponent, bytes)
            }
        )
        entry = start.relative(to: folder)?.string ?? start.lastComponent
    }

    private static func relativeImports(
        of path: FilePath,
        bytes: [UInt8],
        languages: LanguageTable
    ) throws -> [(FilePath, SourceSpan?)] {
        guard case .code(let frontEnd) = languages.content(suffix: path.suffix ?? "") else {
            return []
        }
        let source = SourceText(name: path.string, bytes: bytes)
        var imports: [(FilePath, SourceSpan?)] = []
        for record in try frontEnd.scan(source).imports.uniqueAtRunTime {
            let span = source.span(record.range)
            let specifier = try source.locating(record.range) {
                try frontEnd.specifier(parsing: record.specifier)
            }
            guard case .file(let reference) = specifier, reference.hasPrefix(".") else { continue }
            let target = try FilePath(reference).absolute(from: path.parent).normalized
            if record.kind == .dynamic, FileSystem.kind(of: target) == nil { continue }
            let real = try source.locating(record.range) { try FileSystem.realPath(target) }
            imports.append((real, span))
        }
        return imports
    }

    private static func commonFolder(of folders: [FilePath]) -> FilePath {
        guard var common = folders.first?.components else { return .root }
        for folder in folders.dropFirst() {
            common = Array(zip(common, folder.components).prefix { $0 == $1 }.map(\.0))
        }
        return common.reduce(FilePath.root) { $0.appending(String($1)) }
    }
}
