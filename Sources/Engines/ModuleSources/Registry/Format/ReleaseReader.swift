// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import JSONKit
internal import ModuleModel

/// Reads the releases of an index.
///
/// Versions of a package say nearly the same, so each requirement and name is parsed once.
struct ReleaseReader {
    private let package: PackageName
    private var reader: RegistryFileReader
    private let folder: String
    private var requirements: [String: VersionRequirement] = [:]
    private var names: [String: PackageName] = [:]

    init(package: PackageName, reader: RegistryFileReader, folder: String) {
        self.package = package
        self.reader = reader
        self.folder = folder
    }

    mutating func index() throws -> PackageIndex {
        try reader.checkFormat("tenonIndex", 1)
        let root = reader.root
        let name = try reader.requiredString(at: "name")
        guard name.hasSameBytes(as: package.description) else {
            throw reader.malformed(
                "it is the index of `\(name)`, and lies where that of `\(package)` belongs",
                at: root["name"]
            )
        }
        guard let releases = root["releases"] else {
            throw reader.malformed("`releases` is missing", at: root)
        }
        var all: [PackageRelease] = []
        for member in try reader.members(releases, "releases") {
            reader.subject = "\(package)@\(member.key)"
            let version = try parsed(member.key, at: member.value) { try Version(parsing: $0) }
            all.append(try release(version, member.value))
        }
        reader.subject = nil
        do throws(DuplicateVersion) {
            return try PackageIndex(name: package, releases: all)
        } catch {
            throw error.adding(context: "while reading `\(reader.file)`")
        }
    }

    private mutating func release(
        _ version: Version,
        _ element: JSONElement
    ) throws -> PackageRelease {
        var parts = Parts()
        var release = PackageRelease(
            version,
            language: "",
            digest: Self.nothing(.tree),
            archive: Self.nothing(.file),
            published: Timestamp(milliseconds: 0)
        )
        for member in try reader.members(element, "releases") {
            let (key, value) = (member.key, member.value)
            switch key {
            case "archive":
                release.archive = try digest(value, key, .file)
                parts.hasArchive = true
            case "digest":
                release.digest = try digest(value, key, .tree)
                parts.hasDigest = true
            case "size":
                guard let size = value.integer, size > 0 else {
                    throw reader.malformed("`size` is not a number of bytes", at: value)
                }
                release.size = Int(size)
            case "language": release.language = try reader.string(value, key)
            case "published":
                release.published = try parsed(value, key) { try Timestamp(parsing: $0) }
                parts.hasPublished = true
            case "yanked": release.yanked = try reader.string(value, key)
            case "dependencies": release.dependencies = try dependencies(value, key)
            case "features":
                for feature in try reader.members(value, key) {
                    let parts = try reader.strings(feature.value, key)
                    try insert(parts, as: feature, into: &release.features)
                }
            case "exports":
                for export in try reader.members(value, key) {
                    let target = try reader.string(export.value, key)
                    try insert(target, as: export, into: &release.exports)
                }
            case "engines":
                for need in try reader.members(value, key) {
                    let versions = try requirement(need.value, key)
                    try insert(versions, as: need, into: &release.requirements)
                }
            case "permissions": release.permissions = try permissions(value, key)
            default: break
            }
        }
        if let missing = parts.missing(in: release) {
            throw reader.malformed("`\(missing)` is missing", at: element)
        }
        return release
    }

    /// Which members without a neutral value were there.
    private struct Parts {
        var hasArchive = false
        var hasDigest = false
        var hasPublished = false

        func missing(in release: PackageRelease) -> String? {
            if !hasArchive { return "archive" }
            if !hasDigest { return "digest" }
            if release.language.isEmpty { return "language" }
            if !hasPublished { return "published" }
            return release.size == 0 ? "size" : nil
        }
    }

    // MARK: Parts

    /// Keys that differ as bytes may still be equal as strings.
    private func insert<Value>(
        _ value: Value,
        as member: JSONElement.Member,
        into values: inout [String: Value]
    ) throws {
        guard values.updateValue(value, forKey: member.key) == nil else {
            throw reader.malformed("`\(member.key)` is there twice", at: member.value)
        }
    }

    private mutating func dependencies(
        _ element: JSONElement,
        _ key: String
    ) throws -> [PackageName: Dependency] {
        var dependencies: [PackageName: Dependency] = [:]
        for member in try reader.members(element, key) {
            let name: PackageName
            if let known = names[member.key] {
                name = known
            } else {
                name = try parsed(member.key, at: member.value) { try PackageName(parsing: $0) }
                names[member.key] = name
            }
            dependencies[name] = try dependency(member.value, key)
        }
        return dependencies
    }

    private mutating func dependency(_ element: JSONElement, _ key: String) throws -> Dependency {
        if element.string != nil { return Dependency(try requirement(element, key)) }
        var dependency = Dependency()
        for member in try reader.members(element, key) {
            switch member.key {
            case "version": dependency.requirement = try requirement(member.value, key)
            case "features": dependency.features = try reader.strings(member.value, key)
            case "defaultFeatures":
                dependency.usesDefaultFeatures = try reader.boolean(member.value, member.key)
            case "optional":
                dependency.isOptional = try reader.boolean(member.value, member.key)
            default: break
            }
        }
        return dependency
    }

    private mutating func requirement(
        _ element: JSONElement,
        _ key: String
    ) throws -> VersionRequirement {
        let text = try reader.string(element, key)
        if let known = requirements[text] { return known }
        let requirement = try parsed(text, at: element) { try VersionRequirement(parsing: $0) }
        requirements[text] = requirement
        return requirement
    }

    private func permissions(_ element: JSONElement, _ key: String) throws -> PermissionSet {
        PermissionSet(
            try reader.strings(element, key).map { text in
                try parsed(text, at: element) { try Permission(parsing: $0, relativeTo: folder) }
            }
        )
    }

    private func digest(
        _ element: JSONElement,
        _ key: String,
        _ kind: ContentDigest.Kind
    ) throws -> ContentDigest {
        let digest = try parsed(element, key) { try ContentDigest(parsing: $0) }
        guard digest.kind == kind else {
            throw reader.malformed("`\(key)` is a digest of another kind", at: element)
        }
        return digest
    }

    private static func nothing(_ kind: ContentDigest.Kind) -> ContentDigest {
        guard
            let digest = ContentDigest(kind: kind, bytes: [UInt8](repeating: 0, count: 32))
        else { preconditionFailure("32 bytes are a digest") }
        return digest
    }

    // MARK: Parsers of the model

    private func parsed<Value>(
        _ element: JSONElement,
        _ key: String,
        _ parse: (String) throws -> Value
    ) throws -> Value {
        try parsed(try reader.string(element, key), at: element, parse)
    }

    private func parsed<Value>(
        _ text: String,
        at element: JSONElement,
        _ parse: (String) throws -> Value
    ) throws -> Value {
        do {
            return try parse(text)
        } catch let failure as any DiagnosticError {
            throw reader.malformed(failure.description, at: element)
        }
    }
}
