// SPDX-License-Identifier: Apache-2.0

internal import CLinux

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

extension FileSystem {
    /// Waits until the content of a file is on the disk.
    package static func synchronize(_ path: FilePath) throws(FileSystemError) {
        let descriptor = try Descriptor(path, flags: O_RDONLY, operation: "write")
        try descriptor.synchronize(path: path)
    }

    /// Waits until all that was written to the file system of `folder` is on the disk: many files at the
    /// price of a few.
    ///
    /// - Returns: whether this system can do that; if not, each file has to be synchronised.
    package static func synchronizeAll(with folder: FilePath) throws(FileSystemError) -> Bool {
        #if os(Linux)
            let descriptor = try Descriptor(
                folder,
                flags: O_RDONLY | O_DIRECTORY,
                operation: "write to the folder"
            )
            guard clinux_syncfs(descriptor.number) == 0 else {
                throw FileSystemError(operation: "write to the folder", path: folder)
            }
            return true
        #else
            return false
        #endif
    }
}
