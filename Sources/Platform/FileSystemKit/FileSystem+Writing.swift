// SPDX-License-Identifier: Apache-2.0

internal import CLinux

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

extension FileSystem {
    /// The beginning of the name of every temporary file; what a crash leaves behind is known by it.
    package static let temporaryPrefix = ".tenon-tmp-"

    /// Replaces the file at `path` as a whole: temporary file, fsync, rename, fsync of the folder.
    ///
    /// A reader sees the old content or the new, never a part, whatever crashes when. When this
    /// returns, the content survives a power cut.
    package static func writeAtomically(
        _ bytes: [UInt8],
        to path: FilePath,
        mode: UInt16 = 0o644,
        randomness: RandomSource = .system
    ) throws(FileSystemError) {
        let folder = path.parent
        let temporary = try writeTemporary(
            bytes,
            in: folder,
            mode: mode,
            target: path,
            randomness: randomness
        )
        do throws(FileSystemError) {
            try rename(temporary, to: path)
        } catch {
            try? remove(temporary)
            throw error
        }
        try synchronizeFolder(folder)
    }

    /// Creates a file that no crash needs to survive: it is not synchronised.
    ///
    /// Something that is there already is an error. Only this user may read the file, unless `mode` says
    /// otherwise.
    package static func writeBriefly(
        _ bytes: [UInt8],
        to path: FilePath,
        mode: UInt16 = 0o600
    ) throws(FileSystemError) {
        let file = try Descriptor(
            path,
            flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW,
            mode: mode,
            operation: "write"
        )
        try file.write(bytes, path: path)
    }

    /// Waits until the names in a folder are on the disk.
    package static func synchronizeFolder(_ folder: FilePath) throws(FileSystemError) {
        let descriptor = try Descriptor(
            folder,
            flags: O_RDONLY | O_DIRECTORY,
            operation: "write to the folder"
        )
        try descriptor.synchronize(path: folder)
    }

    /// Writes a synchronised file of a fresh name into `folder`.
    private static func writeTemporary(
        _ bytes: [UInt8],
        in folder: FilePath,
        mode: UInt16,
        target: FilePath,
        randomness: RandomSource
    ) throws(FileSystemError) -> FilePath {
        var attempts = 0
        while true {
            let path = folder.appending(temporaryPrefix + randomness.name())
            do throws(FileSystemError) {
                let file = try Descriptor(
                    path,
                    flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW,
                    mode: mode,
                    operation: "write"
                )
                do throws(FileSystemError) {
                    try file.write(bytes, path: target)
                    try file.synchronize(path: target)
                } catch {
                    try? remove(path)
                    throw error
                }
                return path
            } catch  where error.code == .exists && attempts < 8 {
                attempts += 1
            } catch {
                throw FileSystemError(
                    code: error.code,
                    operation: "write",
                    path: target.string,
                    reason: error.reason
                )
            }
        }
    }

    /// Gives the file a new name, replacing what has it.
    package static func rename(_ path: FilePath, to target: FilePath) throws(FileSystemError) {
        try path.checkForSystem("rename")
        try target.checkForSystem("rename")
        #if canImport(Glibc)
            let status = unsafe Glibc.rename(path.string, target.string)
        #else
            let status = unsafe Darwin.rename(path.string, target.string)
        #endif
        guard status == 0 else { throw FileSystemError(operation: "write", path: target) }
    }

    /// Gives the file a second name (a hard link); `file-exists` when that is taken.
    package static func link(_ path: FilePath, to target: FilePath) throws(FileSystemError) {
        try path.checkForSystem("link")
        try target.checkForSystem("link")
        #if canImport(Glibc)
            let status = unsafe Glibc.link(path.string, target.string)
        #else
            let status = unsafe Darwin.link(path.string, target.string)
        #endif
        guard status == 0 else { throw FileSystemError(operation: "link", path: target) }
    }

    /// Sets the time of the last change to now.
    package static func touch(_ path: FilePath) throws(FileSystemError) {
        try path.checkForSystem("touch")
        guard unsafe utimes(path.string, nil) == 0 else {
            throw FileSystemError(operation: "touch", path: path)
        }
    }

    /// Changes the permission bits.
    package static func setMode(_ mode: UInt16, of path: FilePath) throws(FileSystemError) {
        try path.checkForSystem("change the permissions of")
        guard unsafe chmod(path.string, mode_t(mode)) == 0 else {
            throw FileSystemError(operation: "change the permissions of", path: path)
        }
    }

    /// Makes a symbolic link at `path` that says `target`.
    package static func makeLink(
        at path: FilePath,
        to target: String
    ) throws(FileSystemError) {
        try path.checkForSystem("link")
        guard unsafe symlink(target, path.string) == 0 else {
            throw FileSystemError(operation: "link", path: path)
        }
    }

    /// Makes a named pipe that only this user may open.
    package static func makeFIFO(_ path: FilePath) throws(FileSystemError) {
        try path.checkForSystem("make the pipe")
        guard unsafe mkfifo(path.string, 0o600) == 0 else {
            throw FileSystemError(operation: "make the pipe", path: path)
        }
    }

    /// Removes a file, a link or a pipe; not a folder.
    package static func remove(_ path: FilePath) throws(FileSystemError) {
        try path.checkForSystem("remove")
        guard unsafe unlink(path.string) == 0 else {
            throw FileSystemError(operation: "remove", path: path)
        }
    }
}
