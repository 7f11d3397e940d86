// SPDX-License-Identifier: Apache-2.0

internal import CLinux

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

extension FileSystem {
    /// Creates a folder and those above it; existing ones are left alone.
    ///
    /// Done `durably`, it waits until the new names are on the disk.
    package static func createFolders(
        _ path: FilePath,
        mode: UInt16 = 0o755,
        durably: Bool = false
    ) throws(FileSystemError) {
        try path.checkForSystem("create the folder")
        if unsafe mkdir(path.string, mode_t(mode)) == 0 {
            if durably { try synchronizeFolder(path.parent) }
            return
        }
        let number = errno
        // A file system that is read-only says so before it says that the folder exists.
        if let status = try? status(of: path, followingLinks: true) {
            guard status.kind == .folder else {
                throw FileSystemError(
                    code: .notFolder,
                    operation: "create the folder",
                    path: path.string,
                    reason: "a file of that name is in the way"
                )
            }
            return
        }
        guard number == ENOENT, path.parent != path else {
            throw FileSystemError(number: number, operation: "create the folder", path: path)
        }
        try createFolders(path.parent, mode: mode, durably: durably)
        guard unsafe mkdir(path.string, mode_t(mode)) == 0 || errno == EEXIST else {
            throw FileSystemError(operation: "create the folder", path: path)
        }
        if durably { try synchronizeFolder(path.parent) }
    }

    /// The number of the user that this process acts as.
    package static var user: UInt32 { geteuid() }

    /// Makes a folder that only this user may enter, in one that others may write to as well.
    ///
    /// - Returns: whether it is there: `false` when it cannot be made, and when what has the name is a
    ///   link, another user's, or open to others.
    package static func claimFolder(_ path: FilePath) -> Bool {
        if unsafe mkdir(path.string, 0o700) == 0 { return true }
        guard errno == EEXIST, let status = try? status(of: path) else { return false }
        return status.kind == .folder && status.owner == user && status.mode & 0o077 == 0
    }

    /// Makes a folder of a fresh name that only this user may enter.
    package static func makeTemporaryFolder(
        in folder: FilePath,
        prefix: String,
        randomness: RandomSource = .system
    ) throws(FileSystemError) -> FilePath {
        var attempts = 0
        while true {
            let path = folder.appending(prefix + randomness.name())
            try path.checkForSystem("create the folder")
            if unsafe mkdir(path.string, 0o700) == 0 { return path }
            guard errno == EEXIST, attempts < 8 else {
                throw FileSystemError(operation: "create the folder", path: path)
            }
            attempts += 1
        }
    }

    /// The names in a folder, without `.` and `..`, sorted by their bytes.
    package static func list(_ path: FilePath) throws(FileSystemError) -> [String] {
        let folder = try Descriptor(
            path,
            flags: O_RDONLY | O_DIRECTORY,
            operation: "list the folder"
        )
        return try names(in: folder, path: path)
    }

    /// Removes a file, or a folder with all that is in it; links are removed, never followed.
    package static func removeTree(_ path: FilePath) throws(FileSystemError) {
        try path.checkForSystem("remove")
        if unsafe unlink(path.string) == 0 { return }
        guard errno == EISDIR || errno == EPERM else {
            throw FileSystemError(operation: "remove", path: path)
        }
        let folder = try Descriptor(
            path,
            flags: O_RDONLY | O_DIRECTORY | O_NOFOLLOW,
            operation: "remove"
        )
        try empty(folder, path: path, depth: 0)
        guard unsafe rmdir(path.string) == 0 else {
            throw FileSystemError(operation: "remove", path: path)
        }
    }

    private static func empty(
        _ folder: borrowing Descriptor,
        path: FilePath,
        depth: Int
    ) throws(FileSystemError) {
        guard depth < 256 else {
            throw FileSystemError(
                code: .failed,
                operation: "remove",
                path: path.string,
                reason: "the folders are nested too deeply"
            )
        }
        for name in try names(in: folder, path: path) {
            if unsafe unlinkat(folder.number, name, 0) == 0 { continue }
            let below = path.appending(name)
            guard errno == EISDIR || errno == EPERM else {
                throw FileSystemError(operation: "remove", path: below)
            }
            let number = unsafe clinux_open(
                folder.number,
                name,
                O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC,
                0
            )
            guard number >= 0 else { throw FileSystemError(operation: "remove", path: below) }
            try empty(Descriptor(owning: number), path: below, depth: depth + 1)
            guard unsafe unlinkat(folder.number, name, AT_REMOVEDIR) == 0 else {
                throw FileSystemError(operation: "remove", path: below)
            }
        }
    }

    private static func names(
        in folder: borrowing Descriptor,
        path: FilePath
    ) throws(FileSystemError) -> [String] {
        // `closedir` closes the descriptor that it was given, so it gets a copy.
        let copy = fcntl(folder.number, F_DUPFD_CLOEXEC, 0)
        guard copy >= 0, let stream = unsafe fdopendir(copy) else {
            throw FileSystemError(operation: "list the folder", path: path)
        }
        defer { unsafe _ = closedir(stream) }
        var names: [String] = []
        errno = 0
        while let entry = unsafe readdir(stream) {
            let name = unsafe String(cString: clinux_entry_name(entry))
            if name != ".", name != ".." { names.append(name) }
            errno = 0
        }
        guard errno == 0 else {
            throw FileSystemError(operation: "list the folder", path: path)
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
