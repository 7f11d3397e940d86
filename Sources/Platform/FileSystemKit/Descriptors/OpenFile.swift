// SPDX-License-Identifier: Apache-2.0

internal import CLinux

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A regular file, open for reading: it stays the same file whatever happens to its name.
package final class OpenFile: Sendable {
    private let descriptor: Descriptor

    /// What the file system said when the file was opened.
    package let status: FileStatus

    private let path: FilePath

    /// Opens a file no part of whose absolute path is a symbolic link.
    ///
    /// - Throws: ``FileSystemError``; `file-not-regular` for a folder, a pipe, a device.
    package init(withoutLinks path: FilePath) throws(FileSystemError) {
        // Without O_NONBLOCK, opening a pipe would wait for its writer.
        let flags = O_RDONLY | O_NONBLOCK
        descriptor = try Descriptor(withoutLinks: path, flags: flags, operation: "open")
        var status = stat()
        guard unsafe fstat(descriptor.number, &status) == 0 else {
            throw FileSystemError(operation: "open", path: path)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw FileSystemError(
                code: .notRegular,
                operation: "open",
                path: path.string,
                reason: "it is not a regular file"
            )
        }
        self.status = unsafe FileStatus(&status)
        self.path = path
    }

    /// Reads the whole file.
    ///
    /// - Throws: ``FileSystemError``; `file-failed` when the file is shorter than ``status`` says.
    package func read() throws(FileSystemError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: status.size)
        var count = 0
        while count < bytes.count {
            let got = unsafe bytes.withUnsafeMutableBytes { buffer in
                let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
                return unsafe pread(descriptor.number, rest.baseAddress, rest.count, off_t(count))
            }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw FileSystemError(operation: "read", path: path) }
            guard got > 0 else {
                throw FileSystemError(
                    code: .failed,
                    operation: "read",
                    path: path.string,
                    reason: "it became shorter"
                )
            }
            count += got
        }
        return bytes
    }

    /// A descriptor of the same file, which the caller has to close; negative when none is left.
    package func duplicate() -> Int32 {
        fcntl(descriptor.number, F_DUPFD_CLOEXEC, 0)
    }
}
