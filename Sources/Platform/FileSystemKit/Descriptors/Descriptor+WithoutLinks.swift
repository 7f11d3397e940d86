// SPDX-License-Identifier: Apache-2.0

internal import CLinux

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

extension Descriptor {
    /// Opens `path`, an absolute path, if no part of it is a symbolic link.
    ///
    /// - Throws: ``FileSystemError``, with a reason of its own for a link.
    init(withoutLinks path: FilePath, flags: Int32, operation: String) throws(FileSystemError) {
        try path.checkForSystem(operation)
        var number: Int32
        repeat {
            number = unsafe clinux_open_without_links(path.string, flags | O_CLOEXEC)
        } while number < 0 && (errno == EINTR || errno == EAGAIN)
        if number < 0, errno == ENOSYS || errno == EPERM {
            try self.init(walking: path, flags: flags, operation: operation)
            return
        }
        guard number >= 0 else { throw Self.failure(operation, path) }
        self.init(owning: number)
    }

    /// The same in steps, for kernels before 5.6 and containers that refuse the newer call.
    init(walking path: FilePath, flags: Int32, operation: String) throws(FileSystemError) {
        try path.checkForSystem(operation)
        var folder = try Descriptor(.root, flags: Self.step, operation: operation)
        for name in path.components.dropLast() {
            folder = try folder.open(String(name), Self.step, operation, path)
        }
        self = try folder.open(path.lastComponent, flags | O_NOFOLLOW, operation, path)
    }

    /// Folders need not be readable to be passed.
    private static var step: Int32 {
        clinux_pass | O_DIRECTORY | O_NOFOLLOW
    }

    private func open(
        _ name: String,
        _ flags: Int32,
        _ operation: String,
        _ path: FilePath
    ) throws(FileSystemError) -> Descriptor {
        let next = unsafe clinux_open(number, name, flags | O_CLOEXEC, 0)
        guard next >= 0 else { throw Self.failure(operation, path) }
        return Descriptor(owning: next)
    }

    private static func failure(_ operation: String, _ path: FilePath) -> FileSystemError {
        guard errno == ELOOP else { return FileSystemError(operation: operation, path: path) }
        return FileSystemError(
            code: .linked,
            operation: operation,
            path: path.string,
            reason: "a part of the path became a symbolic link"
        )
    }
}
