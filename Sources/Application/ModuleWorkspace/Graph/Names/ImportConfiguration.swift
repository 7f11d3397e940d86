// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import JSONKit
internal import YAMLKit

/// The configuration file of ML programs, `mlpy.json` or `mlpy.yaml` (`docs/languages/ml.md`).
struct ImportConfiguration {
    /// What it says of imports.
    var options = ImportOptions()
    /// What is there and not understood.
    var warnings: [Diagnostic] = []

    /// The names that the file may have.
    static let names = ["mlpy.json", "mlpy.yaml"]

    private static let sizeLimit = 1 << 20

    /// Reads the nearest file from `folder` upward, not above `root`; nothing where there is none.
    ///
    /// - Throws: ``ManifestError``, or what the format's reader throws.
    init(for folder: FilePath, root: FilePath) throws {
        for folder in Project.ancestors(of: folder) where folder.relative(to: root) != nil {
            let present = Self.names.filter { FileSystem.kind(of: folder.appending($0)) != nil }
            guard let name = present.first else { continue }
            guard present.count == 1 else {
                throw ManifestError(
                    "`\(present[1])` is a configuration of the same folder",
                    code: "configuration-twice",
                    name: name,
                    at: nil,
                    hints: ["keep one of them"]
                )
            }
            try read(folder.appending(name), in: folder)
            return
        }
    }

    private mutating func read(_ path: FilePath, in folder: FilePath) throws {
        let name = path.lastComponent
        let source = SourceText(name: name, bytes: try FileSystem.read(path, limit: Self.sizeLimit))
        let value =
            path.suffix == "json"
            ? try JSONValue(parsing: source) : try YAMLDocument.value(of: source)
        guard let members = value.members else {
            throw ManifestError(
                "it holds no keys",
                code: "configuration-malformed",
                name: name,
                at: nil
            )
        }
        for (key, value) in members.sorted(by: { $0.key < $1.key }) {
            try read(Entry(key: key, value: value, file: name), in: folder)
        }
    }

    private mutating func read(_ entry: Entry, in folder: FilePath) throws {
        switch entry.key {
        case "import_paths":
            options.folders = try entry.texts().map {
                try FilePath($0).absolute(from: folder).normalized
            }
        case "allow_current_dir":
            options.allowsCurrentFolder = try entry.bool()
        case "stdlib_mode":
            let modes = ImportSearch.StandardMode.allCases.map(\.rawValue)
            guard let mode = entry.value.string.flatMap(ImportSearch.StandardMode.init) else {
                throw entry.wrong("one of " + modes.map { "`\($0)`" }.joined(separator: ", "))
            }
            options.standardMode = mode
        case "python_whitelist", "allow_python_modules":
            options.hostModules += try entry.texts()
        case "import_sources":
            throw ManifestError(
                "this Tenon has no `import_sources`",
                code: "configuration-unsupported",
                name: entry.file,
                at: nil,
                hints: ["write whole URLs in imports: `import https://example.org/lib/math;`"]
            )
        default:
            warnings.append(
                Diagnostic(
                    code: "configuration-key-unknown",
                    severity: .warning,
                    message: "`\(entry.file)` says `\(entry.key)`, which means nothing to Tenon",
                    hints: NearestNames.hints(NearestNames.of(entry.key, among: Self.keys))
                )
            )
        }
    }

    private static let keys = [
        "import_paths", "allow_current_dir", "stdlib_mode", "python_whitelist",
        "allow_python_modules",
    ]
}

extension ImportConfiguration {
    /// A key with its value.
    private struct Entry {
        let key: String
        let value: JSONValue
        let file: String

        func texts() throws -> [String] {
            let texts = value.elements?.compactMap(\.string)
            guard let texts, texts.count == value.elements?.count, !texts.contains("") else {
                throw wrong("a list of texts")
            }
            return texts
        }

        func bool() throws -> Bool {
            guard let bool = value.bool else { throw wrong("`true` or `false`") }
            return bool
        }

        func wrong(_ expectation: String) -> ManifestError {
            ManifestError(
                "`\(key)` must be \(expectation)",
                code: "configuration-malformed",
                name: file,
                at: nil
            )
        }
    }
}
