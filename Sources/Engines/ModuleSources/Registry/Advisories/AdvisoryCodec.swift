// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import JSONKit
package import ModuleModel

/// Reads and writes advisories as records of OSV 1.6 (`docs/formats/advisories.md`).
///
/// Members that nobody knows are read over: other databases say more. What is affected in other ecosystems
/// is read over too.
package enum AdvisoryCodec {
    /// The longest advisory, in bytes.
    package static let sizeLimit = 1 << 20

    /// The longest list of advisories, in bytes.
    package static let listSizeLimit = 64 << 20

    /// The schema that is written.
    static let schemaVersion = "1.6.0"

    /// Other databases nest what they please.
    private static let depthLimit = 32

    // MARK: Advisories

    /// Reads an advisory.
    ///
    /// - Throws: ``AdvisoryMalformed``, or `JSONError` with the place of the fault.
    package static func advisory(from source: SourceText) throws -> Advisory {
        let document = try JSONDocument(parsing: source, limits: limits(sizeLimit))
        return try reading { try advisory(document.root, file: source.name) }
    }

    /// Reads a file of one advisory or an array of them.
    ///
    /// - Throws: as ``advisory(from:)``.
    package static func advisories(from source: SourceText) throws -> [Advisory] {
        let document = try JSONDocument(parsing: source, limits: limits(listSizeLimit))
        return try reading {
            guard let elements = document.root.elements else {
                return [try advisory(document.root, file: source.name)]
            }
            return try elements.map { try advisory($0, file: source.name) }
        }
    }

    /// The text of an advisory.
    package static func encode(_ advisory: Advisory) -> [UInt8] {
        AdvisoryWriter.value(of: advisory).encoded(.lines)
    }

    /// Reads an advisory that somebody publishes, and returns its text in canonical form with everything that it
    /// says, known or not.
    ///
    /// - Throws: as ``advisory(from:)``; ``AdvisoryMalformed`` also for a word of severity that nobody knows, which
    ///   readers pass over.
    package static func canonical(
        _ source: SourceText
    ) throws -> (advisory: Advisory, text: [UInt8]) {
        let document = try JSONDocument(parsing: source, limits: limits(sizeLimit))
        let advisory: Advisory = try reading {
            try self.advisory(document.root, file: source.name)
        }
        try AdvisoryReader(file: source.name, root: document.root).checkOwnSeverity()
        let value = try JSONValue(parsing: source, limits: limits(sizeLimit))
        return (advisory, value.encoded(.lines))
    }

    // MARK: Lists

    /// Reads `advisories/all.json`.
    ///
    /// - Throws: as ``advisory(from:)``, and `registry-format-unknown`.
    package static func list(from source: SourceText) throws -> AdvisoryList {
        let document = try JSONDocument(parsing: source, limits: limits(listSizeLimit))
        let reader = RegistryFileReader(file: source.name, root: document.root)
        try reader.checkFormat("tenonAdvisories", AdvisoryList.formatVersion)
        return try reading {
            guard let elements = document.root["advisories"]?.elements else {
                throw reader.malformed("`advisories` is no array", at: document.root)
            }
            return AdvisoryList(
                try elements.map { element in
                    let reader = AdvisoryReader(file: source.name, root: element)
                    return AdvisoryList.Entry(
                        id: try reader.id(),
                        modified: try reader.time("modified"),
                        subjects: Set(try reader.fields.strings(at: "affects"))
                    )
                }
            )
        }
    }

    /// The text of `advisories/all.json`.
    package static func encode(_ list: AdvisoryList) -> [UInt8] {
        let entries = list.entries.map { entry -> JSONValue in
            [
                "id": .string(entry.id.description),
                "modified": .string(entry.modified.description),
                "affects": .array(entry.subjects.sorted().map { .string($0) }),
            ]
        }
        let root: JSONValue = [
            "tenonAdvisories": .integer(AdvisoryList.formatVersion),
            "advisories": .array(entries),
        ]
        return root.encoded(.lines)
    }

    // MARK: Parts

    private static func advisory(_ root: JSONElement, file: String) throws -> Advisory {
        try AdvisoryReader(file: file, root: root).advisory()
    }

    private static func limits(_ size: Int) -> JSONDocument.Limits {
        JSONDocument.Limits(size: size, depth: depthLimit)
    }

    private static func reading<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as RegistryFormatError {
            throw AdvisoryMalformed(error)
        }
    }
}
