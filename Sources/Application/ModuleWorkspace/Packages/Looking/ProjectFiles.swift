// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit

/// The files of a project, without what tools made, what is hidden, and what other projects own.
enum ProjectFiles {
    /// The folders whose content is not written by hand.
    private static let made: Set<String> = ["node_modules", "vendor", "dist"]

    /// The paths of the files in a language, from the root, in order.
    ///
    /// - Throws: ``FileSystemError``.
    static func sources(of project: Project, languages: LanguageTable) throws -> [String] {
        try sources(below: project.root, languages: languages)
    }

    /// The same for the folder `root` of a project.
    static func sources(below root: FilePath, languages: LanguageTable) throws -> [String] {
        var found: [String] = []
        try walk(root, below: "") { path, kind in
            guard kind == .file, case .code = languages.content(suffix: suffix(of: path)) else {
                return
            }
            found.append(path)
        }
        return found
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
