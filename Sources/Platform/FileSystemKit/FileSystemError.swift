// SPDX-License-Identifier: Apache-2.0

internal import CLinux
package import Diagnostics

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// What the file system refused, where, and why in plain words.
package struct FileSystemError: DiagnosticError, Hashable {
    /// The kinds of refusal; the raw value is the code of the diagnostic.
    package enum Code: String, Hashable, Sendable {
        /// There is nothing of that name.
        case notFound = "file-not-found"
        /// The permissions of the file or folder forbid it.
        case denied = "file-denied"
        /// Something of that name is there already, or a folder is not empty.
        case exists = "file-exists"
        /// A regular file was needed and something else is there.
        case notRegular = "file-not-regular"
        /// A folder was needed and something else is there.
        case notFolder = "file-not-folder"
        /// The file is larger than the limit of the caller.
        case tooLarge = "file-too-large"
        /// No space, or the quota is used up.
        case diskFull = "disk-full"
        /// The file system is mounted read-only.
        case readOnly = "file-read-only"
        /// Another process holds the lock.
        case locked = "file-locked"
        /// The path is empty, too long or contains NUL.
        case pathMalformed = "file-path-malformed"
        /// The environment does not say where data belongs.
        case homeUnknown = "data-home-unknown"
        /// A part of the path is a symbolic link where none may be.
        case linked = "file-linked"
        /// Anything else.
        case failed = "file-failed"
    }

    /// The kind of refusal.
    package let code: Code

    /// What was attempted, as an infinitive: `read`, `create the folder`.
    package let operation: String

    /// The path as it was given.
    package let path: String

    /// Why, in plain words.
    package let reason: String

    /// What to try.
    package let hints: [String]

    /// Creates an error.
    package init(
        code: Code,
        operation: String,
        path: String,
        reason: String,
        hints: [String] = []
    ) {
        self.code = code
        self.operation = operation
        self.path = path
        self.reason = reason
        self.hints = hints
    }

    /// Says what could not be done to which path, and why.
    package var diagnostic: Diagnostic {
        Diagnostic(
            code: code.rawValue,
            message: "cannot \(operation) `\(path)`: \(reason)",
            hints: hints.isEmpty ? standardHints : hints
        )
    }

    private var standardHints: [String] {
        switch code {
        case .diskFull: ["free some space, or use another disk"]
        case .denied: ["check who owns `\(path)` and what its permissions are"]
        case .locked: ["wait until the other process has finished, then try again"]
        default: []
        }
    }
}

// MARK: - From the system

extension FileSystemError {
    /// Explains the failure that the last system call left in `errno`.
    init(operation: String, path: FilePath) {
        self.init(number: errno, operation: operation, path: path)
    }

    /// Explains a failure by its number.
    init(number: Int32, operation: String, path: FilePath) {
        let (code, reason) = Self.explain(number)
        self.init(code: code, operation: operation, path: path.string, reason: reason)
    }

    private static func explain(_ number: Int32) -> (Code, String) {
        switch number {
        case ENOENT: (.notFound, "there is no such file or folder")
        case ENOTDIR: (.notFolder, "a part of the path is not a folder")
        case EACCES, EPERM: (.denied, "permission denied")
        case EEXIST: (.exists, "it exists already")
        case ENOTEMPTY: (.exists, "the folder is not empty")
        case EISDIR: (.notRegular, "it is a folder")
        case ENOSPC: (.diskFull, "no space is left on the disk")
        case EDQUOT: (.diskFull, "the disk quota is used up")
        case EFBIG: (.tooLarge, "the file is too large")
        case EROFS: (.readOnly, "the file system is read-only")
        case ENAMETOOLONG: (.pathMalformed, "the name is too long")
        case ELOOP: (.failed, "too many symbolic links lead to it")
        case EMFILE, ENFILE: (.failed, "too many files are open")
        case EXDEV: (.failed, "both places must be on the same disk")
        case EBUSY, ETXTBSY: (.failed, "it is in use")
        case ENXIO: (.notRegular, "it is a device or a pipe without a reader")
        case EIO: (.failed, "the disk reported an error")
        default: (.failed, unsafe String(cString: strerror(number)).lowercased())
        }
    }
}
