// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// Takes one file after the other from an archive.
struct TarReader {
    private let source: Inflater
    private let name: String
    private let limits: ArchiveLimits
    private var files = 0
    private var bytes = 0

    init(_ source: Inflater, name: String, limits: ArchiveLimits) {
        self.source = source
        self.name = name
        self.limits = limits
    }

    /// The next file; `nil` at the end, behind which there is nothing.
    mutating func next() throws(ArchiveError) -> ArchiveFile? {
        let block = try take(TarHeader.size)
        guard block.contains(where: { $0 != 0 }) else {
            try checkEnd()
            return nil
        }
        let header: TarHeader
        do throws(TarHeader.Fault) {
            header = try TarHeader(block)
        } catch {
            throw ArchiveError(error.isRefused ? .refused : .malformed, name, error.reason)
        }
        let path = try path(header.name)
        files += 1
        guard files <= limits.files else {
            throw ArchiveError(.tooLarge, name, "it holds more than \(limits.files) files")
        }
        // Checked before the bytes are unfolded, or memory asked for.
        guard header.fileSize <= limits.fileBytes - bytes else {
            throw ArchiveError(
                .tooLarge,
                name,
                "its files have more than \(limits.fileBytes) bytes"
            )
        }
        bytes += header.fileSize
        let content = try take(header.fileSize)
        guard try take(header.padding).allSatisfy({ $0 == 0 }) else {
            throw ArchiveError(.malformed, name, "something is hidden behind `\(header.name)`")
        }
        return ArchiveFile(path: path, bytes: content)
    }

    /// The path of a file inside the package.
    private func path(_ text: String) throws(ArchiveError) -> ModulePath {
        guard text.utf8.starts(with: PackageArchive.root.utf8) else {
            throw ArchiveError(.refused, name, "`\(text)` is not below `package/`")
        }
        guard let path = ModulePath(parsing: text.dropFirst(PackageArchive.root.count)) else {
            throw ArchiveError(.refused, name, "`\(text)` is not a safe path of a file")
        }
        return path
    }

    /// One more empty block, and no more empty ones than fill a record.
    private func checkEnd() throws(ArchiveError) {
        let rest = try source.read(TarHeader.largestEnd)
        guard rest.count >= TarHeader.size, rest.count < TarHeader.largestEnd,
            rest.allSatisfy({ $0 == 0 })
        else { throw ArchiveError(.malformed, name, "it does not end where it says that it does") }
    }

    private func take(_ count: Int) throws(ArchiveError) -> [UInt8] {
        let bytes = try source.read(count)
        guard bytes.count == count else {
            throw ArchiveError(.malformed, name, "it ends too early")
        }
        return bytes
    }
}
