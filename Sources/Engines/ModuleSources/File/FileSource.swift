// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
package import FileSystemKit
package import ModuleModel

/// The files of the user's own project.
package struct FileSource: ModuleSource {
    private let sizeLimit: Int

    /// Creates a source; `sizeLimit` is for the fetching of pins.
    package init(sizeLimit: Int = LocateContext.defaultSizeLimit) {
        self.sizeLimit = sizeLimit
    }

    /// `file`.
    package var scheme: SourceScheme { .file }

    /// Whether it is a path.
    package func accepts(_ specifier: Specifier) -> Bool {
        if case .file = specifier { true } else { false }
    }

    /// Reads the file and pins it by its real path.
    ///
    /// - Throws: `module-not-found` with the names that look alike, `file-not-regular`,
    ///   `file-too-large`; `local-import-refused` when a module from elsewhere asks.
    package func locate(_ specifier: Specifier, in context: LocateContext) async throws -> Pin {
        guard case .file(let text) = specifier else {
            throw SourceError.foreignSpecifier("\(specifier)")
        }
        if let importer = context.importer, importer.source != .file {
            throw SourceError(
                "local-import-refused",
                "`\(importer)` may not import the local file `\(text)`",
                notes: ["modules from elsewhere never name files of this machine"]
            )
        }
        let path = try FilePath(text).absolute(from: Self.folder(context)).normalized
        let real = try Self.realPath(of: path, askedAs: text)
        let bytes = try FileSystem.read(real, limit: context.sizeLimit)
        return Pin(source: .file, location: real.string, digest: .ofFile(bytes))
    }

    /// Reads the file again.
    ///
    /// - Throws: `IntegrityFailure` when it has changed since it was pinned.
    package func fetch(_ pin: Pin) async throws -> ModuleArchive {
        let path = try FilePath(pin.location)
        let bytes = try FileSystem.read(path, limit: sizeLimit)
        let found = ContentDigest.ofFile(bytes)
        guard found == pin.digest else {
            throw IntegrityFailure(subject: pin.location, expected: pin.digest, found: found)
        }
        let name = path.lastComponent
        return ModuleArchive(
            files: [ModuleFile(path: name, bytes: bytes)],
            entry: name,
            suffix: ModuleSuffix.ofPath(name)
        )
    }

    private static func folder(_ context: LocateContext) throws -> FilePath {
        if let importer = context.importer, importer.source == .file {
            return try FilePath(importer.description).parent
        }
        return try FilePath(context.folder)
    }

    /// The real path of a file that somebody asked for as `text`.
    ///
    /// - Throws: `module-not-found` with the names that look alike; ``FileSystemError``.
    package static func realPath(of path: FilePath, askedAs text: String) throws -> FilePath {
        do throws(FileSystemError) {
            return try FileSystem.realPath(path)
        } catch {
            guard error.code == .notFound || error.code == .notFolder else { throw error }
            let neighbours = (try? FileSystem.list(path.parent)) ?? []
            let near = NearestNames.of(path.lastComponent, among: neighbours)
            let written = text.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            let prefix = written.isEmpty ? "" : written.joined(separator: "/") + "/"
            throw SourceError(
                "module-not-found",
                "there is no file `\(text)`",
                notes: ["tried \(path)"],
                hints: NearestNames.hints(near.map { prefix + $0 })
            )
        }
    }
}
