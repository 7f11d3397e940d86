// SPDX-License-Identifier: Apache-2.0

internal import CLinux

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A file without a name, in memory where the system can: the input or the output of a child.
///
/// Unlike a pipe it never fills up, so nobody has to read while the child writes.
package final class ScratchFile: Sendable {
    let descriptor: Int32

    /// Creates an empty file.
    ///
    /// - Throws: ``SandboxError`` when the system has no room.
    package init() throws(SandboxError) {
        descriptor = tenon_scratch_file()
        guard descriptor >= 0 else { throw .system("create a file in memory", -descriptor) }
    }

    /// Creates a file that holds `bytes`, to be read from its start.
    ///
    /// - Throws: ``SandboxError`` when the system has no room.
    package convenience init(holding bytes: [UInt8]) throws(SandboxError) {
        try self.init()
        let number = unsafe bytes.withUnsafeBytes { buffer in
            unsafe tenon_write_all(descriptor, -1, -1, buffer.baseAddress, buffer.count)
        }
        guard number == 0 else { throw .system("fill a file in memory", number) }
        guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw .system("rewind a file", errno) }
    }

    deinit {
        close(descriptor)
    }

    /// Everything in the file, from its start, but not more than `limit` bytes.
    package func contents(limit: Int = 64 << 20) throws(SandboxError) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count < limit {
            let count = unsafe pread(descriptor, &buffer, buffer.count, off_t(bytes.count))
            if count == 0 { break }
            guard count > 0 else {
                if errno == EINTR { continue }
                throw .system("read a file in memory", errno)
            }
            bytes += buffer.prefix(min(count, limit - bytes.count))
        }
        return bytes
    }
}
