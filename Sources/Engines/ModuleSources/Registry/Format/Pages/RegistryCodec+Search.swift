// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import JSONKit
package import ModuleModel

extension RegistryCodec {
    /// The longest `search.json`, in bytes.
    package static let searchSizeLimit = 512 << 20

    /// Reads `search.json`.
    ///
    /// - Throws: as ``configuration(from:)`` does.
    package static func searchRecords(from source: SourceText) throws -> [SearchRecord] {
        let reader = try reader(of: source, limit: searchSizeLimit)
        try reader.checkFormat("tenonSearch", 1)
        return try reader.values(at: "packages") { try searchRecord($0) }
    }

    /// Reads one record, as `search.json` and answers of a server hold it; `file` is what errors name.
    package static func searchRecord(
        from element: JSONElement,
        file: String
    ) throws -> SearchRecord {
        try searchRecord(RegistryFileReader(file: file, root: element))
    }

    /// The text of `search.json`, sorted by name, a line a package.
    package static func encode(search records: some Sequence<SearchRecord>) -> [UInt8] {
        var bytes = Array("{\"tenonSearch\":1,\"packages\":[".utf8)
        for (place, record) in records.sorted(by: { $0.name < $1.name }).enumerated() {
            bytes += (place == 0 ? "\n" : ",\n").utf8
            bytes += value(of: record).encoded(.compact)
        }
        bytes += "\n]}\n".utf8
        return bytes
    }

    /// One record, as `search.json` and answers of a server hold it.
    package static func value(of record: SearchRecord) -> JSONValue {
        [
            "name": .string(record.name.description),
            "version": .string(record.version.description),
            "summary": .string(record.summary),
            "keywords": .array(record.keywords.map { .string($0) }),
            "authors": .array(record.authors.map { .string($0) }),
            "language": .string(record.language),
            "published": .string(record.published.description),
            "exports": .array(record.exports.map { .string($0) }),
            "text": .string(record.text),
            "downloads": .integer(Int64(record.downloads)),
            "stars": .integer(Int64(record.stars)),
            "deprecated": .bool(record.isDeprecated),
        ]
    }

    private static func searchRecord(_ reader: RegistryFileReader) throws -> SearchRecord {
        var record = SearchRecord(
            name: try reader.requiredValue(at: "name") { try PackageName(parsing: $0) },
            version: try reader.requiredValue(at: "version") { try Version(parsing: $0) },
            language: try reader.string(at: "language") ?? "",
            published: try reader.requiredValue(at: "published") { try Timestamp(parsing: $0) }
        )
        record.summary = try reader.string(at: "summary") ?? ""
        record.keywords = try reader.strings(at: "keywords")
        record.authors = try reader.strings(at: "authors")
        record.exports = try reader.strings(at: "exports")
        record.text = try reader.string(at: "text") ?? ""
        record.downloads = try reader.count(at: "downloads") ?? 0
        record.stars = try reader.count(at: "stars") ?? 0
        record.isDeprecated =
            try reader.root["deprecated"].map { try reader.boolean($0, "deprecated") } ?? false
        return record
    }
}
