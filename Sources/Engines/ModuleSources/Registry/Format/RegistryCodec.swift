// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import JSONKit
package import ModuleModel

/// Reads and writes the JSON files of a registry (`docs/formats/registry.md`).
///
/// Each value has one text: `encode(decode(text)) == text` for each text that was written here. Keys
/// that nobody knows are read over, so that a registry may say more than this Tenon understands.
package enum RegistryCodec {
    /// The longest index of a package, in bytes.
    package static let indexSizeLimit = 16 << 20

    /// The longest list of names, in bytes.
    package static let namesSizeLimit = 64 << 20

    /// The longest configuration, in bytes.
    package static let configurationSizeLimit = 1 << 20

    static let depthLimit = 8

    // MARK: Configuration

    /// Reads `config.json`.
    ///
    /// - Throws: ``RegistryFormatError``, or `JSONError` with the place of the fault.
    package static func configuration(
        from source: SourceText
    ) throws -> RegistryConfiguration {
        let reader = try reader(of: source, limit: configurationSizeLimit)
        try reader.checkFormat("tenonRegistry", RegistryConfiguration.formatVersion)
        return RegistryConfiguration(
            name: try reader.requiredString(at: "name"),
            api: try reader.string(at: "api"),
            address: try reader.string(at: "address"),
            keys: try reader.strings(at: "keys")
        )
    }

    /// The text of `config.json`.
    package static func encode(_ configuration: RegistryConfiguration) -> [UInt8] {
        var members: [String: JSONValue] = [
            "tenonRegistry": .integer(RegistryConfiguration.formatVersion),
            "name": .string(configuration.name),
        ]
        members["api"] = configuration.api.map { .string($0) }
        members["address"] = configuration.address.map { .string($0) }
        if !configuration.keys.isEmpty {
            members["keys"] = .array(configuration.keys.map { .string($0) })
        }
        return JSONValue.object(members).encoded(.lines)
    }

    // MARK: Names

    /// Reads `index/names.json`.
    ///
    /// - Throws: as ``configuration(from:)`` does.
    package static func names(from source: SourceText) throws -> [PackageName] {
        let reader = try reader(of: source, limit: namesSizeLimit)
        try reader.checkFormat("tenonNames", 1)
        return try reader.strings(at: "names").map { text in
            do throws(PackageName.Malformed) {
                return try PackageName(parsing: text)
            } catch {
                throw reader.malformed(error.description)
            }
        }
    }

    /// The text of `index/names.json`.
    package static func encode(names: some Sequence<PackageName>) -> [UInt8] {
        let texts = names.map(\.description).sorted()
        let root: JSONValue = [
            "tenonNames": 1, "names": .array(texts.map { .string($0) }),
        ]
        return root.encoded(.lines)
    }

    // MARK: Index

    /// Reads the index of `package`; relative paths in permissions are below `folder`.
    ///
    /// - Throws: as ``configuration(from:)`` does, also when it is the index of another package.
    package static func index(
        of package: PackageName,
        from source: SourceText,
        folder: String
    ) throws -> PackageIndex {
        let reader = try reader(of: source, limit: indexSizeLimit)
        var releases = ReleaseReader(package: package, reader: reader, folder: folder)
        return try releases.index()
    }

    /// The text of an index; paths in permissions that lie below `folder` are written from there.
    package static func encode(_ index: PackageIndex, folder: String) -> [UInt8] {
        let releases = index.releases.map {
            ($0.version.description, ReleaseWriter(folder: folder).value(of: $0))
        }
        var members: [String: JSONValue] = [
            "tenonIndex": 1,
            "name": .string(index.name.description),
            "releases": .object(Dictionary(releases) { first, _ in first }),
        ]
        if !index.owners.isEmpty {
            members["owners"] = .array(index.owners.map { .string($0) })
        }
        return JSONValue.object(members).encoded(.lines)
    }

    static func reader(
        of source: SourceText,
        limit: Int,
        depth: Int = depthLimit
    ) throws -> RegistryFileReader {
        let limits = JSONDocument.Limits(size: limit, depth: depth)
        let document = try JSONDocument(parsing: source, limits: limits)
        return RegistryFileReader(file: source.name, root: document.root)
    }
}
