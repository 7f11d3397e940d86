// SPDX-License-Identifier: Apache-2.0

internal import CLinux

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A lock between processes, on a file of its own; given back when the last reference goes.
///
/// It is advisory (`flock`): only those who ask are held back. The system gives it back when the
/// process dies. A class, since the lock has one owner that many may share.
package final class FileLock: Sendable {
    /// How many may hold the lock.
    package enum Mode: Hashable, Sendable {
        /// Many at once, while nobody holds it exclusively.
        case shared
        /// Only one.
        case exclusive
    }

    private let number: Int32

    /// Takes the lock, creating its file if there is none.
    ///
    /// A timeout of zero does not wait, `nil` waits for ever.
    ///
    /// - Throws: `file-locked` when the time is over.
    package init(
        _ path: FilePath,
        mode: Mode,
        timeout: Duration? = nil
    ) throws(FileSystemError) {
        number = try Self.open(path)
        let operation = mode == .shared ? LOCK_SH : LOCK_EX
        var waited = Duration.zero
        var pause = Duration.milliseconds(1)
        while clinux_flock(number, timeout == nil ? operation : operation | LOCK_NB) != 0 {
            if errno == EINTR { continue }
            guard errno == EWOULDBLOCK, let timeout else {
                throw FileSystemError(operation: "lock", path: path)
            }
            guard waited < timeout else {
                throw FileSystemError(
                    code: .locked,
                    operation: "lock",
                    path: path.string,
                    reason: "another process is using it"
                )
            }
            _ = usleep(UInt32(pause / .microseconds(1)))
            waited += pause
            pause = min(pause * 2, .milliseconds(50))
        }
    }

    private static func open(_ path: FilePath) throws(FileSystemError) -> Int32 {
        try path.checkForSystem("lock")
        let flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW
        var number = unsafe clinux_open(AT_FDCWD, path.string, flags, 0o644)
        if number < 0, errno == EROFS || errno == EACCES {
            // Whoever may only read may still wait for writers.
            let first = errno
            number = unsafe clinux_open(AT_FDCWD, path.string, O_RDONLY | O_CLOEXEC, 0)
            if number < 0 { errno = first }
        }
        guard number >= 0 else { throw FileSystemError(operation: "lock", path: path) }
        return number
    }

    deinit {
        _ = close(number)
    }
}
