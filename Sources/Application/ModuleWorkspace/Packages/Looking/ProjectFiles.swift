// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit

/// The sources of a project: its files in a language, without what tools made or other projects own.
package enum ProjectFiles {
    /// The folders whose content is not written by hand.
    private static let made: Set<String> = ["node_modules", "vendor", "dist"]

    /// The paths of the sources, from the root, in order.
    ///
    /// - Throws: ``FileSystemError``.
    package static func sources(
        of project: Project,
        languages: LanguageTable
    ) throws -> [String] {
        var found: [String] = []
        try collect(project.root, below: "", languages, into: &found)
        return found
    }

    /// Whether a source is a test: `greet_test.js`, or any below a folder `tests` of the root.
    package static func isTest(_ path: String) -> Bool {
        let name = path.split(separator: "/").last ?? ""
        let stem = name.prefix { $0 != "." }
        return stem.hasSuffix("_test") || path.hasPrefix("tests/")
    }

    private static func collect(
        _ folder: FilePath,
        below prefix: String,
        _ languages: LanguageTable,
        into found: inout [String]
    ) throws {
        for name in try FileSystem.list(folder) where !name.hasPrefix(".") {
            let path = folder.appending(name)
            switch FileSystem.kind(of: path) {
            case .folder where !made.contains(name) && !Project.isRoot(path):
                try collect(path, below: prefix + name + "/", languages, into: &found)
            case .file:
                if case .code = languages.content(suffix: path.suffix ?? "") {
                    found.append(prefix + name)
                }
            case .folder, .link, .fifo, .other, nil: continue
            }
        }
    }
}
