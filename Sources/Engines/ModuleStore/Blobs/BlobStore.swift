// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit
package import ModuleModel
internal import SigningKit

/// Files under the digest of their bytes: `files/<2 hex>/<62 hex>.<suffix>`, read-only.
///
/// Safe for any number of processes: a file appears whole under its name or not at all, and equal
/// names mean equal bytes. Every read hashes again.
package struct BlobStore: Sendable {
    /// The most bytes that one blob may have.
    package static let sizeLimit = 1 << 30

    /// The folder of all blobs.
    package let folder: FilePath

    private let home: FilePath

    /// The store below the data folder `home`; nothing is created until something is put.
    package init(home: FilePath) {
        self.home = home
        folder = home.appending("files")
    }

    /// Where the blob of `digest` is, whether it exists or not.
    ///
    /// The suffix is part of the name because runtimes read a file's kind off it; one that is not 1 to 8
    /// lowercase letters or digits becomes `bin`.
    package func path(_ digest: ContentDigest, suffix: String) -> FilePath {
        folder.appending(name(digest, suffix: suffix))
    }

    /// The part of ``path(_:suffix:)`` below ``folder``.
    package func name(_ digest: ContentDigest, suffix: String) -> String {
        var name = digest.hex
        name.insert("/", at: name.utf8.index(name.startIndex, offsetBy: 2))
        name += "."
        name += Self.clean(suffix)
        return name
    }

    /// Keeps `bytes`; when the call returns they survive a crash.
    ///
    /// A blob that is there already is checked and made young again, so that it is not collected
    /// before whoever put it has written down that it is used; a damaged one is replaced.
    ///
    /// - Throws: ``FileSystemError``.
    package func put(_ bytes: [UInt8], suffix: String) throws(FileSystemError) -> ContentDigest {
        let digest = Self.digest(of: SHA256Hasher.digest(of: bytes))
        let path = self.path(digest, suffix: suffix)
        let lock: FileLock
        do throws(FileSystemError) {
            try FileSystem.createFolders(home, mode: 0o700, durably: true)
            lock = try lockOut(.shared)
        } catch {
            // A store that cannot be written is still good for what it has.
            let isReadOnly = error.code == .readOnly || error.code == .denied
            if isReadOnly, isIntact(digest, suffix: suffix) { return digest }
            throw error
        }
        defer { withExtendedLifetime(lock) {} }
        if isIntact(digest, suffix: suffix) {
            try? FileSystem.touch(path)
            // Whoever put it first may have died before its name was on the disk.
            try? FileSystem.synchronizeFolder(path.parent)
            return digest
        }
        try FileSystem.createFolders(path.parent, mode: 0o700, durably: true)
        try FileSystem.writeAtomically(bytes, to: path, mode: 0o444)
        return digest
    }

    /// Keeps the collector out while blobs are put (shared), or everybody while it works (exclusive).
    func lockOut(_ mode: FileLock.Mode) throws(FileSystemError) -> FileLock {
        try FileLock(home.appending("store.lock"), mode: mode, timeout: .seconds(60))
    }

    private func isIntact(_ digest: ContentDigest, suffix: String) -> Bool {
        (try? verify(digest, suffix: suffix)) != nil
    }

    /// The bytes of a blob, hashed again.
    ///
    /// - Throws: ``IntegrityFailure`` when they are not what `digest` names, ``BlobMissing`` when there
    ///   are none, ``FileSystemError`` otherwise.
    package func read(_ digest: ContentDigest, suffix: String) throws -> [UInt8] {
        let path = self.path(digest, suffix: suffix)
        do {
            let bytes = try FileSystem.read(path, limit: Self.sizeLimit)
            try check(Self.digest(of: SHA256Hasher.digest(of: bytes)), digest, at: path)
            return bytes
        } catch let error as FileSystemError where error.code == .notFound {
            throw BlobMissing(digest: digest)
        }
    }

    /// Checks a blob without copying it.
    ///
    /// - Throws: as ``read(_:suffix:)`` does.
    /// - Returns: the size in bytes.
    @discardableResult
    package func verify(_ digest: ContentDigest, suffix: String) throws -> Int {
        let path = self.path(digest, suffix: suffix)
        do {
            let (found, size) = try FileSystem.withMappedBytes(path) { bytes in
                (SHA256Hasher.digest(of: bytes), bytes.byteCount)
            }
            try check(Self.digest(of: found), digest, at: path)
            return size
        } catch let error as FileSystemError where error.code == .notFound {
            throw BlobMissing(digest: digest)
        }
    }

    /// The suffix under which the content of a file of this name is kept: `js` for `lib/a.js`.
    package static func suffix(of name: String) -> String {
        let last = name.utf8.lastIndex(of: UInt8(ascii: "/")).map(name.utf8.index(after:))
        let file = name[(last ?? name.startIndex)...]
        guard let dot = file.utf8.lastIndex(of: UInt8(ascii: ".")) else { return "bin" }
        return clean(String(file[file.utf8.index(after: dot)...]))
    }

    private func check(
        _ found: ContentDigest,
        _ expected: ContentDigest,
        at path: FilePath
    ) throws(IntegrityFailure) {
        guard found == expected else {
            throw IntegrityFailure(
                subject: path.string,
                expected: expected,
                found: found,
                hints: ["remove the file and run `tenon install`, which fetches it again"]
            )
        }
    }

    /// The digest of a file whose SHA-256 is `hash`.
    private static func digest(of hash: [UInt8]) -> ContentDigest {
        guard let digest = ContentDigest(kind: .file, bytes: hash) else {
            preconditionFailure("a SHA-256 has 32 bytes")
        }
        return digest
    }

    private static func clean(_ suffix: String) -> String {
        let isPlain = suffix.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        return isPlain && (1...8).contains(suffix.utf8.count) ? suffix : "bin"
    }
}
