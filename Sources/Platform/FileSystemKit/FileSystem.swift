// SPDX-License-Identifier: Apache-2.0

internal import CLinux

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The operations on files, each of which blocks until it is done.
///
/// Names that are not UTF-8 cannot be expressed as a ``FilePath``; ``FileSystem/list(_:)`` shows them
/// repaired, and opening such a name says that there is no such file.
package enum FileSystem {}

// MARK: - Reading

extension FileSystem {
    /// The bytes of a regular file.
    ///
    /// A path that was looked up and allowed is read without following links: whoever may write on
    /// the way could put a link there meanwhile, and the file would be another.
    ///
    /// - Throws: ``FileSystemError``; `file-not-regular` for anything but a file (a pipe is never
    ///   waited for), `file-too-large` beyond `limit` bytes.
    package static func read(
        _ path: FilePath,
        limit: Int,
        followingLinks: Bool = true
    ) throws(FileSystemError) -> [UInt8] {
        let file =
            followingLinks
            ? try Descriptor(path, flags: O_RDONLY | O_NONBLOCK, operation: "read")
            : try Descriptor(withoutLinks: path, flags: O_RDONLY | O_NONBLOCK, operation: "read")
        let size = try regularSize(of: file, path: path)
        guard size <= limit else { throw tooLarge(path, limit: limit) }
        var bytes: [UInt8] = []
        var capacity = size
        while true {
            let wanted = min(capacity, limit - bytes.count) + 1
            let start = bytes.count
            var failure: FileSystemError?
            let chunk = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
                do throws(FileSystemError) {
                    count = unsafe try fill(
                        UnsafeMutableRawBufferPointer(buffer),
                        file,
                        path,
                        start
                    )
                } catch {
                    count = 0
                    failure = error
                }
            }
            if let failure { throw failure }
            if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
            guard bytes.count <= limit else { throw tooLarge(path, limit: limit) }
            if chunk.count < wanted { return bytes }
            capacity = max(65_536, bytes.count)
        }
    }

    /// Hands the bytes of a regular file to `body` without copying large files.
    ///
    /// Files up to 64 KiB are read, which is faster than mapping them. A mapped file must not be
    /// truncated meanwhile: the system ends the process that touches a page that is gone. Use it for
    /// files of the store, which nobody rewrites, and ``read(_:limit:)`` for files of the user.
    package static func withMappedBytes<Result>(
        _ path: FilePath,
        _ body: (RawSpan) throws(FileSystemError) -> Result
    ) throws(FileSystemError) -> Result {
        let file = try Descriptor(path, flags: O_RDONLY | O_NONBLOCK, operation: "read")
        let size = try regularSize(of: file, path: path)
        if size <= 65_536 {
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
            defer { unsafe buffer.deallocate() }
            let count = unsafe try fill(buffer, file, path, 0)
            return try body(unsafe UnsafeRawBufferPointer(rebasing: buffer[..<count]).bytes)
        }
        let start = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, file.number, 0)
        guard let start = unsafe start, unsafe start != UnsafeMutableRawPointer(bitPattern: -1)
        else { throw FileSystemError(operation: "map", path: path) }
        defer { unsafe _ = munmap(start, size) }
        unsafe _ = madvise(start, size, MADV_SEQUENTIAL)
        return try body(unsafe UnsafeRawBufferPointer(start: start, count: size).bytes)
    }

    /// Reads until `buffer` is full or the file ends; returns the number of bytes.
    private static func fill(
        _ buffer: UnsafeMutableRawBufferPointer,
        _ file: borrowing Descriptor,
        _ path: FilePath,
        _ start: Int
    ) throws(FileSystemError) -> Int {
        var count = 0
        while count < buffer.count {
            let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
            let got = unsafe pread(file.number, rest.baseAddress, rest.count, off_t(start + count))
            if got == 0 { break }
            if got < 0 {
                if errno == EINTR { continue }
                throw FileSystemError(operation: "read", path: path)
            }
            count += got
        }
        return count
    }

    private static func regularSize(
        of file: borrowing Descriptor,
        path: FilePath
    ) throws(FileSystemError) -> Int {
        var status = stat()
        guard unsafe fstat(file.number, &status) == 0 else {
            throw FileSystemError(operation: "read", path: path)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            let isFolder = status.st_mode & S_IFMT == S_IFDIR
            throw FileSystemError(
                code: .notRegular,
                operation: "read",
                path: path.string,
                reason: isFolder ? "it is a folder" : "it is not a regular file"
            )
        }
        return Int(status.st_size)
    }

    private static func tooLarge(_ path: FilePath, limit: Int) -> FileSystemError {
        FileSystemError(
            code: .tooLarge,
            operation: "read",
            path: path.string,
            reason: "it is larger than \(limit) bytes"
        )
    }
}
