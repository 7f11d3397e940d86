// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit

/// Where modules are looked for that an import names without saying where they are: `import utils.math`.
///
/// A program's own files come first, then the modules of the language, then those of the interpreter.
package struct ImportSearch: Hashable, Sendable {
    /// What the names of the language's own modules stand for; the raw value is what `--stdlib-mode` calls it.
    package enum StandardMode: String, CaseIterable, Hashable, Sendable {
        /// The modules that come with the language.
        case native
        /// The interpreter's modules of the same names, where they are allowed.
        case python
        /// Nothing.
        case none
    }

    /// The folders to look in, by their real paths, in order.
    package var folders: [FilePath] = []

    /// The program's own folder, if modules may lie there and beside whoever imports them.
    package var programFolder: FilePath?

    /// What the names of the language's own modules stand for.
    package var standardMode = StandardMode.native

    /// The modules of the interpreter that may be imported.
    package var hostModules: Set<String> = []

    /// Looks nowhere but among the language's own modules.
    package init() {}

    /// The folders in which the file at `importer` finds modules.
    ///
    /// Its own folder is one of them when modules may lie there anyway.
    func folders(for importer: FilePath) -> [FilePath] {
        let roots = folders + (programFolder.map { [$0] } ?? [])
        let own = importer.parent
        let isInside = roots.contains { own.relative(to: $0) != nil } || programFolder != nil
        guard isInside, !roots.contains(own) else { return roots }
        return roots + [own]
    }

    /// The name of the file at `path`, one component or more: `["utils", "math"]` for `utils/math.ml` in one of the
    /// folders, or in the package whose folder is `root`; of any other file the name alone.
    func name(of path: FilePath, in root: FilePath) -> [String] {
        let roots = folders + (programFolder.map { [$0] } ?? []) + [root]
        let inner = roots.compactMap { path.relative(to: $0)?.string }.min { $0.count < $1.count }
        return Self.name(along: inner ?? path.lastComponent)
    }

    /// The name of the file at a path with `/`; one called `__init__` is its folder.
    static func name(along path: String) -> [String] {
        var parts = path.split(separator: "/").map(String.init)
        let last = parts.removeLast()
        let stem = last.split(separator: ".").first.map(String.init) ?? last
        return stem == "__init__" && !parts.isEmpty ? parts : parts + [stem]
    }
}
