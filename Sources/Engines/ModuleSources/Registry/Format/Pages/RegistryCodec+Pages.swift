// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import JSONKit
package import ModuleModel

extension RegistryCodec {
    /// The longest page, in bytes.
    package static let pageSizeLimit = 16 << 20

    /// Reads the page of a version.
    ///
    /// - Throws: as ``configuration(from:)`` does, also when it is the page of another version.
    package static func page(
        of package: PackageName,
        _ version: Version,
        from source: SourceText
    ) throws -> PackagePage {
        let reader = try reader(of: source, limit: pageSizeLimit, depth: DocumentationCodec.depth)
        try reader.checkFormat("tenonPage", 1)
        let name = try reader.requiredString(at: "name")
        let text = try reader.requiredString(at: "version")
        guard name.hasSameBytes(as: package.description),
            text.hasSameBytes(as: version.description)
        else {
            throw reader.malformed(
                "it is the page of `\(name)@\(text)`, and lies where that of "
                    + "`\(package)@\(version)` belongs"
            )
        }
        var page = PackagePage(name: package, version: version)
        try readMetadata(&page.metadata, reader)
        page.readme = try reader.string(at: "readme")
        if let modules = reader.root["modules"] {
            page.modules = try reader.dictionary(modules, "modules") {
                try DocumentationReader(reader: reader).documentation($0)
            }
        }
        page.files = try reader.values(at: "files") { file in
            PageFile(
                path: try file.requiredValue(at: "path") { try path($0, file) },
                size: try file.count(at: "size") ?? 0,
                digest: try file.requiredValue(at: "digest") { try ContentDigest(parsing: $0) }
            )
        }
        return page
    }

    /// The text of a page.
    package static func encode(_ page: PackagePage) -> [UInt8] {
        var members: [String: JSONValue] = [
            "tenonPage": 1,
            "name": .string(page.name.description),
            "version": .string(page.version.description),
            "metadata": metadata(page.metadata),
            "files": .array(
                page.files.map { file in
                    [
                        "path": .string(file.path.description),
                        "size": .integer(Int64(file.size)),
                        "digest": .string(file.digest.description),
                    ]
                }
            ),
        ]
        members["readme"] = page.readme.map { .string($0) }
        if !page.modules.isEmpty {
            members["modules"] = .object(
                page.modules.mapValues { DocumentationCodec.value(of: $0) }
            )
        }
        return JSONValue.object(members).encoded(.lines)
    }

    // MARK: Metadata

    private static func readMetadata(
        _ metadata: inout PackageMetadata,
        _ page: RegistryFileReader
    ) throws {
        guard let element = page.root["metadata"] else { return }
        _ = try page.members(element, "metadata")
        let reader = page.below(element)
        metadata.summary = try reader.string(at: "summary")
        metadata.authors = try reader.strings(at: "authors")
        metadata.license = try reader.string(at: "license")
        metadata.repository = try reader.string(at: "repository")
        metadata.homepage = try reader.string(at: "homepage")
        metadata.keywords = try reader.strings(at: "keywords")
        metadata.edition = try reader.string(at: "edition")
        metadata.language = try reader.string(at: "language")
        metadata.entry = try reader.string(at: "entry").map { try path($0, reader) }
    }

    private static func metadata(_ metadata: PackageMetadata) -> JSONValue {
        let texts = [
            "summary": metadata.summary, "license": metadata.license,
            "repository": metadata.repository, "homepage": metadata.homepage,
            "edition": metadata.edition, "language": metadata.language,
            "entry": metadata.entry?.description,
        ]
        var members = texts.compactMapValues { $0.map { JSONValue.string($0) } }
        for (key, values) in [("authors", metadata.authors), ("keywords", metadata.keywords)]
        where !values.isEmpty {
            members[key] = .array(values.map { .string($0) })
        }
        return .object(members)
    }

    private static func path(
        _ text: String,
        _ reader: RegistryFileReader
    ) throws(RegistryFormatError) -> ModulePath {
        guard let path = ModulePath(parsing: text) else {
            throw reader.malformed("`\(text)` is not the path of a file in a package")
        }
        return path
    }
}
