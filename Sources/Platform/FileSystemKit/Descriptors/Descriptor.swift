// SPDX-License-Identifier: Apache-2.0

internal import CLinux

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// An open file that closes itself.
struct Descriptor: ~Copyable {
    let number: Int32

    /// Takes over an open descriptor.
    init(owning number: Int32) {
        self.number = number
    }

    /// Opens `path`, closed on exec; a NUL in it is refused, since C would stop reading there.
    init(
        _ path: FilePath,
        flags: Int32,
        mode: UInt16 = 0,
        operation: String
    ) throws(FileSystemError) {
        try path.checkForSystem(operation)
        var number: Int32
        repeat {
            number = unsafe clinux_open(
                AT_FDCWD,
                path.string,
                flags | O_CLOEXEC,
                mode_t(mode)
            )
        } while number < 0 && errno == EINTR
        guard number >= 0 else { throw FileSystemError(operation: operation, path: path) }
        self.number = number
    }

    deinit {
        _ = close(number)
    }
}

extension Descriptor {
    /// Writes all of `bytes`.
    func write(_ bytes: [UInt8], path: FilePath) throws(FileSystemError) {
        var failure: FileSystemError?
        unsafe bytes.withUnsafeBytes { buffer in
            var rest = unsafe buffer[...]
            while unsafe !rest.isEmpty {
                let part = unsafe UnsafeRawBufferPointer(rebasing: rest)
                // A part at a time: no system writes more than 2 GiB at once.
                let count = unsafe Self.writeOnce(
                    number,
                    part.baseAddress,
                    min(part.count, 1 << 30)
                )
                if count >= 0 {
                    unsafe rest = rest.dropFirst(count)
                } else if errno != EINTR {
                    failure = FileSystemError(operation: "write", path: path)
                    return
                }
            }
        }
        if let failure { throw failure }
    }

    private static func writeOnce(
        _ number: Int32,
        _ start: UnsafeRawPointer?,
        _ count: Int
    ) -> Int {
        #if canImport(Glibc)
            unsafe Glibc.write(number, start, count)
        #else
            unsafe Darwin.write(number, start, count)
        #endif
    }

    /// Waits until the content is on the disk.
    func synchronize(path: FilePath) throws(FileSystemError) {
        while fsync(number) != 0 {
            guard errno == EINTR else {
                throw FileSystemError(operation: "write", path: path)
            }
        }
    }
}

extension FilePath {
    /// Refuses what C would read as a different path.
    func checkForSystem(_ operation: String) throws(FileSystemError) {
        guard !string.utf8.contains(0) else {
            throw FileSystemError(
                code: .pathMalformed,
                operation: operation,
                path: string,
                reason: "it contains NUL"
            )
        }
    }
}
