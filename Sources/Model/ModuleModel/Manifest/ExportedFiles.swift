// SPDX-License-Identifier: Apache-2.0

/// Which files of a package a manifest offers to importers.
public struct ExportedFiles: Hashable, Sendable {
    /// The file that stands for the package itself; `nil` when it has none.
    public let entry: String?

    /// The file behind each further name, `twice`; where there is none, importers name files by their
    /// paths.
    public let names: [String: String]

    /// Reads them: `"."` in `[exports]`, else `entry`, else the first index file of the languages with
    /// those suffixes.
    ///
    /// Names that stand for no path are of languages with namespaces, and mean nothing here.
    public init(_ manifest: Manifest, suffixes: [String], has: (String) -> Bool) {
        var names: [String: String] = [:]
        for (name, target) in manifest.exports where target.hasPrefix("./") {
            names[Self.plain(name)] = Self.plain(target)
        }
        entry =
            names.removeValue(forKey: ".") ?? manifest.package.entry?.description
            ?? suffixes.map { "index.\($0)" }.first(where: has)
        self.names = names
    }

    /// Each file by its key in `[exports]`: `.` and `./twice`.
    public var keyed: [String: String] {
        var files: [String: String] = [:]
        for (name, file) in names { files["./" + name] = file }
        files["."] = entry
        return files
    }

    private static func plain(_ text: String) -> String {
        text.hasPrefix("./") ? String(text.dropFirst(2)) : text
    }
}
