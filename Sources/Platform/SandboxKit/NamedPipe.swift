// SPDX-License-Identifier: Apache-2.0

internal import CLinux

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A pipe with a path (FIFO), open at both ends in this process, so that a child never waits to open it.
package final class NamedPipe: Sendable {
    /// The path.
    package let path: String
    let descriptor: Int32

    /// Creates the pipe, for this user only, and opens it.
    ///
    /// - Throws: ``SandboxError`` when something is there already, or the file system refuses.
    package convenience init(creatingAt path: String) throws(SandboxError) {
        try Self.create(at: path)
        try self.init(openingAt: path)
    }

    /// Opens a pipe that is there.
    ///
    /// - Throws: ``SandboxError`` when the file system refuses.
    package init(openingAt path: String) throws(SandboxError) {
        self.path = path
        descriptor = unsafe tenon_open_pipe(path)
        guard descriptor >= 0 else { throw .system("open the pipe `\(path)`", -descriptor) }
    }

    deinit {
        close(descriptor)
    }

    /// Creates a pipe without opening it.
    package static func create(at path: String) throws(SandboxError) {
        guard unsafe mkfifo(path, 0o600) == 0 else {
            throw .system("create the pipe `\(path)`", errno)
        }
    }

    /// Whether a pipe is at `path`, and no process has it open.
    package static func isQuiet(at path: String) -> Bool {
        unsafe tenon_pipe_is_quiet(path) != 0
    }

    /// Writes all of `bytes`, for `child` to read; waits while the pipe is full.
    ///
    /// - Returns: whether the child lived long enough to make room for everything.
    package func write(_ bytes: [UInt8], to child: ChildProcess) throws(SandboxError) -> Bool {
        let number = unsafe bytes.withUnsafeBytes { buffer in
            unsafe tenon_write_all(
                descriptor,
                child.identifier,
                child.descriptor,
                buffer.baseAddress,
                buffer.count
            )
        }
        guard number == 0 || number == EPIPE else { throw .system("write to a pipe", number) }
        return number == 0
    }

    /// Writes `bytes` and an end to the pipe at `path`, if a child has opened it for reading by now.
    ///
    /// - Returns: whether the child read everything; `false` also when it has not opened the pipe.
    /// - Throws: ``SandboxError`` when the pipe is gone.
    package static func deliver(
        _ bytes: [UInt8],
        to path: String,
        readBy child: ChildProcess
    ) throws(SandboxError) -> Bool {
        let writer = unsafe tenon_open_pipe_writer(path)
        if writer == -ENXIO { return false }
        guard writer >= 0 else { throw .system("open the pipe `\(path)`", -writer) }
        defer { close(writer) }
        let number = unsafe bytes.withUnsafeBytes { buffer in
            unsafe tenon_write_all(
                writer,
                child.identifier,
                child.descriptor,
                buffer.baseAddress,
                buffer.count
            )
        }
        guard number == 0 || number == EPIPE else { throw .system("write to a pipe", number) }
        return number == 0
    }

    /// What is in the pipe now, at most 64 KiB; empty when there is nothing.
    func readAvailable() throws(SandboxError) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = unsafe read(descriptor, &buffer, buffer.count)
        if count < 0, errno != EAGAIN, errno != EINTR { throw .system("read from a pipe", errno) }
        return Array(buffer.prefix(max(0, count)))
    }
}
