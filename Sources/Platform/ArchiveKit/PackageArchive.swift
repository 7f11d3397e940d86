// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// Packs the files of a package into a `.tar.gz`, and reads such archives (`docs/formats/archive.md`).
///
/// The same files give the same bytes, in whatever order they come. What is read is hostile until it
/// was read to its end; nothing is ever written to a disk here.
package enum PackageArchive {
    /// The folder that holds every file of an archive, the one that npm unpacks.
    static let root = "package/"

    /// Packs files.
    ///
    /// - Parameters:
    ///   - files: the files, at least one.
    ///   - name: what the archive is called in errors.
    ///   - limits: what it may hold; the reader's, so that nothing is packed that can't be read.
    /// - Throws: ``ArchiveError``.
    /// - Returns: the bytes of the archive.
    package static func encode(
        _ files: [ArchiveFile],
        name: String,
        limits: ArchiveLimits = ArchiveLimits()
    ) throws(ArchiveError) -> [UInt8] {
        let sorted = files.sorted { $0.path < $1.path }
        try check(sorted, name: name, limits: limits)
        var tar: [UInt8] = []
        for file in sorted {
            let header = TarHeader(name: root + file.path.description, fileSize: file.bytes.count)
            guard let block = header.block else {
                throw ArchiveError(.refused, name, "the path `\(file.path)` is too long")
            }
            tar += block
            tar += file.bytes
            tar += repeatElement(0, count: header.padding)
        }
        tar += repeatElement(0, count: 2 * TarHeader.size)
        let archive = try Deflater.gzip(tar, name: name)
        guard archive.count <= limits.archiveBytes else {
            throw ArchiveError(
                .tooLarge,
                name,
                "it has \(archive.count) bytes, and \(limits.archiveBytes) are allowed"
            )
        }
        return archive
    }

    /// Reads an archive called `name`; its files are sorted by path.
    ///
    /// - Throws: ``ArchiveError`` for anything that ``encode(_:name:limits:)`` would not write, but for
    ///   what says nothing: order, times, modes, owners, gzip's header.
    package static func decode(
        _ archive: [UInt8],
        name: String,
        limits: ArchiveLimits = ArchiveLimits()
    ) throws(ArchiveError) -> [ArchiveFile] {
        guard archive.count <= limits.archiveBytes else {
            throw ArchiveError(
                .tooLarge,
                name,
                "it has \(archive.count) bytes, and \(limits.archiveBytes) are allowed"
            )
        }
        let source = try Inflater(archive, name: name, limit: limits.unfoldedBytes)
        var reader = TarReader(source, name: name, limits: limits)
        var files: [ArchiveFile] = []
        while let file = try reader.next() { files.append(file) }
        files.sort { $0.path < $1.path }
        try check(files, name: name, limits: limits)
        return files
    }

    /// Checks what holds for all files together.
    private static func check(
        _ sorted: [ArchiveFile],
        name: String,
        limits: ArchiveLimits
    ) throws(ArchiveError) {
        guard !sorted.isEmpty else { throw ArchiveError(.malformed, name, "it holds no file") }
        guard sorted.count <= limits.files else {
            throw ArchiveError(.tooLarge, name, "it holds more than \(limits.files) files")
        }
        guard sorted.reduce(0, { $0 + $1.bytes.count }) <= limits.fileBytes else {
            throw ArchiveError(
                .tooLarge,
                name,
                "its files have more than \(limits.fileBytes) bytes"
            )
        }
        for (file, next) in zip(sorted, sorted.dropFirst()) where file.path == next.path {
            throw ArchiveError(.refused, name, "`\(file.path)` is there twice")
        }
        if let (first, second) = PathTwins.first(in: sorted.lazy.map(\.path)) {
            throw ArchiveError(
                .refused,
                name,
                "`\(first)` and `\(second)` can't lie side by side on every system"
            )
        }
    }
}
