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
        let manifest = try reader.manifest(try TOMLTable(parsing: source))
        return (manifest, reader.warnings)
    }

    private static let sections = [
        "package", "dependencies", "dev-dependencies", "features", "exports", "imports",
        "permissions", "foreign-modules", "sources", "registries",
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
            case "features": manifest.features = try named(section) { try $0.strings($1) }
            case "exports": manifest.exports = try named(section) { try $0.string($1) }
            case "imports": try readImports(section, into: &manifest)
            case "permissions": manifest.permissions = try permissions(section)
            case "foreign-modules": manifest.foreignModules = try foreignModules(section)
            case "sources": manifest.sources = try settings(section)
            default: manifest.registries = try settings(section)
            }
        }
        return manifest
    }

    // MARK: Sections

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
            case "entry":
                let path = try string(member)
                let plain = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
                guard let entry = ModulePath(parsing: plain) else {
                    throw error("`\(path)` is not a path inside the package", at: member)
                }
                package.entry = entry
            default:
                warn(
                    member,
                    in: "package",
                    known: [
                        "name", "version", "description", "authors", "license", "repository",
                        "homepage", "keywords", "edition", "language", "entry",
                    ]
                )
            }
        }
        return package
    }

    private mutating func dependencies(
        _ section: TOMLTable,
        in path: String
    ) throws -> [ManifestName: Dependency] {
        var dependencies: [ManifestName: Dependency] = [:]
        for member in section.members {
            let name = try parsed(member.key, at: member) { try ManifestName(parsing: $0) }
            dependencies[name] = try dependency(member, in: "\(path).\(member.key)")
        }
        return dependencies
    }

    private mutating func dependency(
        _ member: TOMLTable.Member,
        in path: String
    ) throws -> Dependency {
        guard member.value.string == nil else {
            return Dependency(try parsed(member) { try VersionRequirement(parsing: $0) })
        }
        guard let table = member.value.table else {
            throw error("a requirement such as \"^1.2\", or a table, is needed", at: member)
        }
        var dependency = Dependency()
        for part in table.members {
            switch part.key {
            case "version":
                dependency.requirement = try parsed(part) { try VersionRequirement(parsing: $0) }
            case "features": dependency.features = try strings(part)
            case "default-features": dependency.usesDefaultFeatures = try boolean(part)
            case "optional": dependency.isOptional = try boolean(part)
            case "path": dependency.path = try string(part)
            default:
                warn(
                    part,
                    in: path,
                    known: ["version", "features", "default-features", "optional", "path"]
                )
            }
        }
        return dependency
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
