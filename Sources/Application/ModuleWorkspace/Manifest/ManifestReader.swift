// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import FileSystemKit
package import ModuleModel
internal import TOMLKit

/// Reads `tenon.toml`, and `Lyra.toml`, which is the same under its old name.
package struct ManifestReader {
    let name: String
    let folder: String
    var warnings: [Diagnostic] = []

    /// Reads a manifest; relative paths in it are relative to `folder`, an absolute path.
    ///
    /// Keys that nobody knows are left alone, with a warning each.
    ///
    /// - Throws: ``ManifestError`` or the error of the TOML reader, with the place of the fault.
    package static func read(
        _ source: SourceText,
        folder: String
    ) throws -> (Manifest, [Diagnostic]) {
        var reader = ManifestReader(name: source.name, folder: folder)
        let manifest = try reader.manifest(try document(source))
        return (manifest, reader.warnings)
    }

    /// A text that is no TOML because of a merge gets the error that says so.
    private static func document(_ source: SourceText) throws -> TOMLTable {
        do {
            return try TOMLTable(parsing: source)
        } catch {
            guard error.code == "toml-malformed", let mark = MergeMark.first(in: source) else {
                throw error
            }
            throw ManifestError(
                "a merge left both sides in it",
                code: "manifest-merge-conflict",
                name: source.name,
                at: mark,
                hints: [
                    "keep the lines that you want of both sides, and take out those that begin with "
                        + "`<<<<<<<`, `=======` and `>>>>>>>`"
                ]
            )
        }
    }

    /// The sections, in the order in which new ones are written.
    static let sections = [
        "package", "engines", "dependencies", "dev-dependencies", "features", "exports", "imports",
        "permissions", "foreign-modules", "sources", "registries", "audit",
    ]

    private mutating func manifest(_ root: TOMLTable) throws -> Manifest {
        var manifest = Manifest()
        for member in root.members {
            guard Self.sections.contains(member.key) else {
                warn(member, in: nil, known: Self.sections)
                continue
            }
            let section = try table(member)
            switch member.key {
            case "package": manifest.package = try package(section)
            case "dependencies": manifest.dependencies = try dependencies(section, in: member.key)
            case "dev-dependencies":
                manifest.developmentDependencies = try dependencies(section, in: member.key)
            case "engines": manifest.engines = try engines(section)
            case "features": manifest.features = try named(section) { try $0.feature($1) }
            case "exports": manifest.exports = try named(section) { try $0.export($1) }
            case "imports": try readImports(section, into: &manifest)
            case "permissions": manifest.permissions = try permissions(section)
            case "foreign-modules": manifest.foreignModules = try foreignModules(section)
            case "sources": manifest.sources = try settings(section)
            case "audit": manifest.audit = try audit(section)
            default: manifest.registries = try registries(section)
            }
        }
        try checkReferences(of: manifest, in: root)
        return manifest
    }

    // MARK: Sections

    private static let packageKeys = [
        "name", "version", "description", "authors", "license", "repository", "homepage",
        "keywords", "edition", "language", "entry", "include", "exclude",
    ]

    private mutating func package(_ section: TOMLTable) throws -> PackageMetadata {
        var package = PackageMetadata()
        for member in section.members {
            switch member.key {
            case "name": package.name = try parsed(member) { try ManifestName(parsing: $0) }
            case "version": package.version = try parsed(member) { try Version(parsing: $0) }
            case "description": package.summary = try string(member)
            case "authors": package.authors = try strings(member)
            case "license": package.license = try string(member)
            case "repository": package.repository = try string(member)
            case "homepage": package.homepage = try string(member)
            case "keywords": package.keywords = try strings(member)
            case "edition": package.edition = try string(member)
            case "language": package.language = try string(member)
            case "entry": package.entry = try path(member)
            case "include": package.include = try strings(member)
            case "exclude": package.exclude = try strings(member)
            default: warn(member, in: "package", known: Self.packageKeys)
            }
        }
        return package
    }

    private mutating func foreignModules(
        _ section: TOMLTable
    ) throws -> [String: ForeignModule] {
        var modules: [String: ForeignModule] = [:]
        for member in section.members {
            var (path, interface): (String?, String?)
            for part in try table(member).members {
                switch part.key {
                case "path": path = try string(part)
                case "interface": interface = try string(part)
                default:
                    warn(part, in: "foreign-modules.\(member.key)", known: ["path", "interface"])
                }
            }
            guard let path, let interface else {
                throw error("a foreign module needs `path` and `interface`", at: member)
            }
            modules[member.key] = ForeignModule(path: path, interface: interface)
        }
        return modules
    }
}
