// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit

/// The files of a project, without what tools made, what is hidden, and what other projects own.
enum ProjectFiles {
    /// The folders whose content is not written by hand.
    private static let made: Set<String> = ["node_modules", "vendor", "dist"]

    /// The paths of the files from the root, in order: all but the lock, which is of this project alone.
    ///
    /// - Throws: ``PackageError`` for what is neither a file nor a folder; ``FileSystemError``.
    static func all(of project: Project) throws -> [String] {
        var found: [String] = []
        try walk(project.root, below: "") { path, kind in
            guard kind == .file else {
                throw PackageError.fileRefused(path, reason: "it is not a regular file")
            }
            if path != Project.lockName { found.append(path) }
        }
        return found
    }

    /// The paths of the files in a language, from the root, in order.
    ///
    /// - Throws: ``FileSystemError``.
    static func sources(of project: Project, languages: LanguageTable) throws -> [String] {
        var found: [String] = []
        try walk(project.root, below: "") { path, kind in
            guard kind == .file, case .code = languages.content(suffix: suffix(of: path)) else {
                return
            }
            found.append(path)
        }
        return found
    }

    /// Whether a source is a test: `greet_test.js`, `greet.test.js`, or any below a folder `tests` of the root.
    static func isTest(_ path: String) -> Bool {
        let parts = path.split(separator: "/").last?.split(separator: ".").dropLast() ?? []
        return parts.first?.hasSuffix("_test") == true || parts.dropFirst().last == "test"
            || path.hasPrefix("tests/")
    }

    /// Calls `visit` for everything that is not a folder.
    private static func walk(
        _ folder: FilePath,
        below prefix: String,
        _ visit: (String, FileKind?) throws -> Void
    ) throws {
        for name in try FileSystem.list(folder) where !name.hasPrefix(".") {
            let path = folder.appending(name)
            let kind = FileSystem.kind(of: path)
            guard kind == .folder else {
                try visit(prefix + name, kind)
                continue
            }
            guard !made.contains(name), !Project.isRoot(path) else { continue }
            try walk(path, below: prefix + name + "/", visit)
        }
    }

    private static func suffix(of path: String) -> String {
        path.split(separator: ".").last.map(String.init) ?? ""
    }
}
