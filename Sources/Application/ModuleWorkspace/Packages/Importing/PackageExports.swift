// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport
internal import ModuleModel

/// Which files of a package importers may name.
struct PackageExports: Hashable, Sendable {
    /// The file that stands for the package itself; `nil` when it has none.
    let entry: String?

    /// The file behind each further name; where there is none, importers name files by their paths.
    let names: [String: String]

    /// Reads them from a manifest.
    init(_ manifest: Manifest, languages: LanguageTable, has: (String) -> Bool) {
        let suffixes = languages.all.flatMap(\.descriptor.suffixes)
        let exported = ExportedFiles(manifest, suffixes: suffixes, has: has)
        entry = exported.entry
        names = exported.names
    }

    /// What the lock says of a package.
    init(_ entry: LockEntry) {
        self.entry = entry.entry
        names = entry.package?.exports ?? [:]
    }

    /// The file that importers of `name` get; `nil` when there is no such thing.
    func file(_ name: String?, has: (String) -> Bool) -> String? {
        guard let name else { return entry }
        if let file = names[name] { return file }
        return names.isEmpty && has(name) ? name : nil
    }
}
