// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// Everything that the pages of one version of a package are made of.
struct VersionFacts: Sendable {
    /// The versions of the package.
    let index: PackageIndex

    /// The version.
    let release: PackageRelease

    /// What people read of it; empty when nothing was written down.
    let page: PackagePage

    /// Advisories about the package, newest first.
    let advisories: [Advisory]

    /// Downloads and stars.
    let statistics: PackageStatistics

    /// The packages whose newest version needs the package.
    let dependents: [PackageName]

    var name: PackageName { index.name }
    var version: Version { release.version }

    /// The version that people get when they ask for none.
    var newest: PackageRelease { Self.newest(in: index) ?? release }

    /// The version that comes before, among those that stand.
    var previous: PackageRelease? {
        index.releases.last { $0.version < release.version && !$0.isYanked }
    }

    /// The advisories about this version.
    var faults: [Advisory] { advisories.filter { $0.affects(name, version) } }

    /// The newest version that stands and is no pre-release; else any.
    static func newest(in index: PackageIndex) -> PackageRelease? {
        let standing = index.releases.filter { !$0.isYanked }
        return standing.last { !$0.version.isPrerelease } ?? standing.last ?? index.releases.last
    }

    /// The file that a key of `exports` stands for; `nil` when the page does not list it.
    func path(ofExport key: String) -> ModulePath? {
        let entry = key == "." ? page.metadata.entry?.description : nil
        guard let target = release.exports[key] ?? entry else { return nil }
        let bare = target.hasPrefix("./") ? String(target.dropFirst(2)) : target
        guard let path = ModulePath(parsing: bare) else { return nil }
        return page.files.contains { $0.path == path } ? path : nil
    }

    /// How importers name a module: `@alice/utils/table`, in ML `alice.utils.table`.
    func specifier(ofExport key: String) -> String {
        guard release.language == "ml" else { return name.description + key.dropFirst() }
        let package = [name.scope, name.name].map { $0.replacing("-", with: "_") }
        return (package + key.split(separator: "/").dropFirst().map(String.init))
            .joined(separator: ".")
    }

    /// The line that imports a module; `nil` where none can be told.
    func importLine(ofExport key: String) -> String? {
        let specifier = specifier(ofExport: key)
        switch release.language {
        case "ml":
            guard let last = specifier.split(separator: ".").last else { return nil }
            return "import \(specifier) as \(last);"
        case "javascript", "typescript":
            let types: Set<DocumentedExport.Kind> = [.type, .interface]
            let names = (page.modules[key]?.exports ?? []).filter { !types.contains($0.kind) }
                .map(\.name).filter { !["default", "*"].contains($0) }.prefix(3)
            guard !names.isEmpty else { return nil }
            return "import { \(names.joined(separator: ", ")) } from \"\(specifier)\";"
        default: return nil
        }
    }

    /// How texts in the language of the package are coloured.
    var code: CodeLanguage { CodeLanguage(word: release.language) }
}
