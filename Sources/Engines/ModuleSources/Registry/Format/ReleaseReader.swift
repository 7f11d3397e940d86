// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import JSONKit
internal import ModuleModel

/// Reads the releases of an index.
struct ReleaseReader {
    private let package: PackageName
    private var reader: RegistryFileReader
    private var statements: StatementReader

    init(package: PackageName, reader: RegistryFileReader, folder: String) {
        self.package = package
        self.reader = reader
        statements = StatementReader(folder: folder)
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
            let version = try reader.parsed(member.key, at: member.value) {
                try Version(parsing: $0)
            }
            all.append(try release(version, member.value))
        }
        reader.subject = nil
        let owners = try reader.strings(at: "owners")
        do throws(DuplicateVersion) {
            return try PackageIndex(name: package, releases: all, owners: owners)
        } catch {
            throw error.adding(context: "while reading `\(reader.file)`")
        }
    }

    /// The members of a release that have no neutral value.
    private struct Identity {
        var archive: ContentDigest?
        var size: Int?
        var digest: ContentDigest?
        var language: String?
        var published: Timestamp?
    }

    private mutating func release(
        _ version: Version,
        _ element: JSONElement
    ) throws -> PackageRelease {
        var identity = Identity()
        for member in try reader.members(element, "releases") {
            let (key, value) = (member.key, member.value)
            switch key {
            case "archive": identity.archive = try digest(value, key, .file)
            case "digest": identity.digest = try digest(value, key, .tree)
            case "size": identity.size = try size(value)
            case "language": identity.language = try reader.string(value, key)
            case "published":
                identity.published = try reader.parsed(value, key) { try Timestamp(parsing: $0) }
            default: break
            }
        }
        func required<Value>(_ value: Value?, _ key: String) throws -> Value {
            guard let value else { throw reader.malformed("`\(key)` is missing", at: element) }
            return value
        }
        var release = PackageRelease(
            version,
            language: try required(identity.language, "language"),
            digest: try required(identity.digest, "digest"),
            archive: try required(identity.archive, "archive"),
            published: try required(identity.published, "published")
        )
        release.size = try required(identity.size, "size")
        guard !release.language.isEmpty else {
            throw reader.malformed("`language` is empty", at: element)
        }
        try statements.read(element, into: &release, by: reader)
        return release
    }

    private func size(_ element: JSONElement) throws(RegistryFormatError) -> Int {
        guard let size = element.integer, size > 0 else {
            throw reader.malformed("`size` is not a number of bytes", at: element)
        }
        return Int(size)
    }

    private func digest(
        _ element: JSONElement,
        _ key: String,
        _ kind: ContentDigest.Kind
    ) throws -> ContentDigest {
        let digest = try reader.parsed(element, key) { try ContentDigest(parsing: $0) }
        guard digest.kind == kind else {
            throw reader.malformed("`\(key)` is a digest of another kind", at: element)
        }
        return digest
    }
}
