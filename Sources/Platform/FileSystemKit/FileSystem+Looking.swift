// SPDX-License-Identifier: Apache-2.0

internal import CLinux

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

extension FileSystem {
    /// What is at `path`, links not followed; `nil` when there is nothing or it cannot be seen.
    package static func kind(of path: FilePath) -> FileKind? {
        try? status(of: path).kind
    }

    /// What the file system says about `path`.
    package static func status(
        of path: FilePath,
        followingLinks: Bool = false
    ) throws(FileSystemError) -> FileStatus {
        try path.checkForSystem("look at")
        var status = stat()
        guard unsafe clinux_stat(path.string, followingLinks ? 1 : 0, &status) == 0 else {
            throw FileSystemError(operation: "look at", path: path)
        }
        return unsafe FileStatus(&status)
    }

    /// The absolute path of an existing file, without links, `.` and `..`.
    package static func realPath(_ path: FilePath) throws(FileSystemError) -> FilePath {
        try path.checkForSystem("find")
        guard let text = unsafe realpath(path.string, nil) else {
            throw FileSystemError(operation: "find", path: path)
        }
        defer { unsafe free(text) }
        return try FilePath(unsafe String(cString: text))
    }

    /// What a symbolic link says.
    package static func target(ofLink path: FilePath) throws(FileSystemError) -> String {
        try path.checkForSystem("read the link")
        var length = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
            unsafe buffer.withMemoryRebound(to: CChar.self) { text in
                guard let start = text.baseAddress else { return }
                length = unsafe readlink(path.string, start, text.count)
            }
            count = max(0, length)
        }
        guard length >= 0 else { throw FileSystemError(operation: "read the link", path: path) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The working directory of this process.
    package static func currentDirectory() throws(FileSystemError) -> FilePath {
        guard let text = unsafe getcwd(nil, 0) else {
            throw FileSystemError(operation: "find the current folder", path: .here)
        }
        defer { unsafe free(text) }
        guard let path = unsafe String(validatingCString: text) else {
            throw FileSystemError(
                code: .pathMalformed,
                operation: "use the current folder",
                path: unsafe String(cString: text),
                reason: "its path is not UTF-8"
            )
        }
        return try FilePath(path)
    }
}
