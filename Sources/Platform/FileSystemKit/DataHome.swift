// SPDX-License-Identifier: Apache-2.0

/// Where this user's data, caches and settings live.
///
/// `TENON_HOME` holds everything. Otherwise the XDG base directories on Linux and
/// `~/Library` on macOS, each with a folder `tenon`.
package struct DataHome: Hashable, Sendable {
    /// What must be kept: the store, runtimes, approvals.
    package let data: FilePath

    /// What can be made again.
    package let cache: FilePath

    /// What the user writes: policies, settings.
    package let configuration: FilePath

    /// Folders for what is gone with a run, in memory and not on a disk, the best first.
    private let memories: [FilePath]

    /// Finds the folders; none is created.
    ///
    /// - Throws: `data-home-unknown` when neither `TENON_HOME` nor `HOME` is an absolute path.
    package init(environment: ProcessEnvironment) throws(FileSystemError) {
        memories = Self.memories(environment)
        if let text = environment["TENON_HOME"] {
            let home = try Self.absolute(text, variable: "TENON_HOME")
            data = home
            cache = home.appending("cache")
            configuration = home.appending("config")
            return
        }
        #if os(macOS)
            let home = try Self.home(environment)
            data = home.appending("Library/Application Support/tenon")
            cache = home.appending("Library/Caches/tenon")
            configuration = data.appending("config")
        #else
            data = try Self.folder("XDG_DATA_HOME", else: ".local/share", environment)
            cache = try Self.folder("XDG_CACHE_HOME", else: ".cache", environment)
            configuration = try Self.folder("XDG_CONFIG_HOME", else: ".config", environment)
        #endif
    }

    /// A folder in memory for what is gone with a run, this user's alone; `nil` where there is none.
    ///
    /// On Linux below `XDG_RUNTIME_DIR`
    /// (<https://specifications.freedesktop.org/basedir-spec/latest/>), or in the file system in memory
    /// that every user may write to.
    package func memory() -> FilePath? {
        memories.first(where: FileSystem.claimFolder)
    }

    private static func memories(_ environment: ProcessEnvironment) -> [FilePath] {
        #if os(Linux)
            var folders: [FilePath] = []
            if let text = environment["XDG_RUNTIME_DIR"], text.hasPrefix("/"),
                let path = try? FilePath(text)
            {
                folders.append(path.normalized.appending("tenon"))
            }
            if let path = try? FilePath("/dev/shm/tenon-\(FileSystem.user)") {
                folders.append(path)
            }
            return folders
        #else
            return []
        #endif
    }

    /// The folder of a variable; relative paths in it are ignored, as the XDG specification says.
    private static func folder(
        _ variable: String,
        else fallback: String,
        _ environment: ProcessEnvironment
    ) throws(FileSystemError) -> FilePath {
        if let text = environment[variable], text.hasPrefix("/") {
            return try FilePath(text).normalized.appending("tenon")
        }
        return try home(environment).appending(fallback).appending("tenon")
    }

    private static func home(
        _ environment: ProcessEnvironment
    ) throws(FileSystemError) -> FilePath {
        guard let text = environment["HOME"] else {
            throw unknown("HOME", path: "", reason: "it is not set")
        }
        return try absolute(text, variable: "HOME")
    }

    private static func absolute(
        _ text: String,
        variable: String
    ) throws(FileSystemError) -> FilePath {
        let path = try FilePath(text)
        guard path.isAbsolute else {
            throw unknown(variable, path: text, reason: "it is not an absolute path")
        }
        return path.normalized
    }

    private static func unknown(
        _ variable: String,
        path: String,
        reason: String
    ) -> FileSystemError {
        FileSystemError(
            code: .homeUnknown,
            operation: "find the data folder through \(variable)",
            path: path,
            reason: reason,
            hints: ["set TENON_HOME to the absolute path of a folder"]
        )
    }
}
