// SPDX-License-Identifier: Apache-2.0

internal import CLinux

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// What a name in the file system stands for.
package enum FileKind: Hashable, Sendable {
    /// A regular file.
    case file
    /// A folder.
    case folder
    /// A symbolic link, itself.
    case link
    /// A named pipe.
    case fifo
    /// A socket or a device.
    case other
}

/// What the file system says about one name.
package struct FileStatus: Hashable, Sendable {
    /// What it is.
    package let kind: FileKind

    /// The size in bytes.
    package let size: Int

    /// The time of the last change of the content, in nanoseconds since 1970.
    package let modifiedNanoseconds: Int64

    /// The permission bits, such as `0o644`.
    package let mode: UInt16

    /// The user that owns it.
    package let owner: UInt32

    /// The device and file number: two names with the same pair are the same file.
    package let identity: [UInt64]

    /// The time of the last change of the content, in milliseconds since 1970.
    package var modifiedMilliseconds: Int64 { modifiedNanoseconds / 1_000_000 }
}

extension FileStatus {
    /// Takes over what a system call filled in.
    init(_ status: UnsafePointer<stat>) {
        kind =
            switch unsafe status.pointee.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFLNK: .link
            case S_IFIFO: .fifo
            default: .other
            }
        size = Int(unsafe status.pointee.st_size)
        modifiedNanoseconds = unsafe clinux_modified(status)
        mode = UInt16(unsafe status.pointee.st_mode & 0o7777)
        owner = unsafe status.pointee.st_uid
        identity = unsafe [UInt64(status.pointee.st_dev), UInt64(status.pointee.st_ino)]
    }
}
