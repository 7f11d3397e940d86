// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel

/// Reads one record of OSV.
struct AdvisoryReader {
    let fields: RegistryFileReader

    init(file: String, root: JSONElement) {
        fields = RegistryFileReader(file: file, root: root)
    }

    func advisory() throws -> Advisory {
        guard fields.root.members != nil else {
            throw fields.malformed("an advisory is an object", at: fields.root)
        }
        var advisory = Advisory(id: try id(), modified: try time("modified"))
        advisory.published = try optionalTime("published")
        advisory.withdrawn = try optionalTime("withdrawn")
        advisory.aliases = try present("aliases").map { try fields.strings($0, "aliases") } ?? []
        advisory.summary = try present("summary").map { try fields.string($0, "summary") } ?? ""
        advisory.details = try present("details").map { try fields.string($0, "details") } ?? ""
        advisory.ratings = try objects("severity") { rating in
            SeverityRating(
                type: try rating.requiredString(at: "type"),
                score: try rating.requiredString(at: "score")
            )
        }
        advisory.references = try objects("references") { reference in
            AdvisoryReference(
                type: try reference.requiredString(at: "type"),
                url: try reference.requiredString(at: "url")
            )
        }
        advisory.affected = try objects("affected") { try affected($0) }.compactMap { $0 }
        try readOwnWords(into: &advisory)
        return advisory
    }

    /// The name.
    func id() throws -> AdvisoryID {
        let text = try fields.requiredString(at: "id")
        return try fields.parsed(text, at: fields.root) { try AdvisoryID(parsing: $0) }
    }

    /// The time at `key`, which must be there.
    func time(_ key: String) throws -> Timestamp {
        guard let time = try optionalTime(key) else {
            throw fields.malformed("`\(key)` is missing", at: fields.root)
        }
        return time
    }

    /// Refuses a word of severity that nobody knows: a slip would make the fault weigh more than was meant.
    ///
    /// - Throws: ``AdvisoryMalformed``.
    func checkOwnSeverity() throws(AdvisoryMalformed) {
        guard let element = fields.root["database_specific"]?["severity"], element.kind != .null,
            element.string.flatMap({ AdvisorySeverity(word: $0) }) == nil
        else { return }
        let words = AdvisorySeverity.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        let found = element.string.map { "`\($0)`" } ?? "what `database_specific` says"
        throw AdvisoryMalformed(
            fields.malformed("\(found) is no severity", at: element),
            hint: "write one of \(words)"
        )
    }

    // MARK: Parts

    /// The value at `key`; OSV writes `null` for what is not there.
    private func present(_ key: String, in outer: RegistryFileReader? = nil) -> JSONElement? {
        (outer ?? fields).root[key].flatMap { $0.kind == .null ? nil : $0 }
    }

    private func optionalTime(_ key: String) throws -> Timestamp? {
        guard let text = try present(key).map({ try fields.string($0, key) }) else { return nil }
        return try fields.parsed(Self.inMilliseconds(text), at: fields.root) {
            try Timestamp(parsing: $0)
        }
    }

    /// The same time with three digits of fraction or none; OSV allows any number of them.
    private static func inMilliseconds(_ text: String) -> String {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let fraction = parts.last, fraction.last == "Z" else { return text }
        let digits = fraction.dropLast().prefix(3)
        return parts[0] + "." + digits + String(repeating: "0", count: 3 - digits.count) + "Z"
    }

    /// What `database_specific` says in the words of Tenon; other databases have other words there.
    private func readOwnWords(into advisory: inout Advisory) throws {
        guard let element = fields.root["database_specific"], element.members != nil else { return }
        advisory.statedSeverity = element["severity"]?.string.flatMap {
            AdvisorySeverity(word: $0)
        }
        advisory.recommendation = element["recommendation"]?.string
        advisory.type = element["type"]?.string
        guard let gists = element["gists"] else { return }
        advisory.gists = try fields.strings(gists, "gists").map { text in
            guard let gist = GistID(parsing: text) else {
                throw fields.malformed("`\(text)` is not the id of a gist", at: gists)
            }
            return gist
        }
    }

    /// What is affected; `nil` in other ecosystems.
    private func affected(_ fields: RegistryFileReader) throws -> AffectedModule? {
        guard let element = present("package", in: fields) else { return nil }
        let package = RegistryFileReader(file: fields.file, root: element)
        let ecosystem = try package.requiredString(at: "ecosystem").split(separator: ":").first
        guard ecosystem == AffectedModule.ecosystem[...] else { return nil }
        var module = AffectedModule(try package.requiredString(at: "name"))
        module.ranges = try objects("ranges", in: fields) { try range($0) }.compactMap { $0 }
        if let versions = present("versions", in: fields) {
            module.versions = try fields.strings(versions, "versions").map { text in
                try fields.parsed(text, at: versions) { try Version(parsing: $0) }
            }
        }
        if let digests = fields.root["ecosystem_specific"]?["digests"] {
            module.digests = try fields.strings(digests, "digests").map { text in
                try fields.parsed(text, at: digests) { try ContentDigest(parsing: $0) }
            }
        }
        return module
    }

    /// The events of a range; `nil` for one of commits.
    private func range(_ fields: RegistryFileReader) throws -> AffectedRange? {
        let type = try fields.requiredString(at: "type")
        guard type != "GIT" else { return nil }
        guard type == "SEMVER" || type == "ECOSYSTEM" else {
            throw fields.malformed("`\(type)` is no kind of range", at: fields.root["type"])
        }
        var events: [AffectedRange.Event] = []
        guard let elements = fields.root["events"]?.elements else {
            throw fields.malformed("a range needs `events`, an array", at: fields.root)
        }
        for element in elements {
            for member in try fields.members(element, "events") {
                if let event = try event(member, fields) { events.append(event) }
            }
        }
        return AffectedRange(events)
    }

    private func event(
        _ member: JSONElement.Member,
        _ fields: RegistryFileReader
    ) throws -> AffectedRange.Event? {
        let version = { () throws -> Version in
            try fields.parsed(member.value, member.key) { try Version(parsing: $0) }
        }
        switch member.key {
        case "introduced":
            let isFirst = member.value.string == "0"
            return .introduced(isFirst ? nil : try version())
        case "fixed": return .fixed(try version())
        case "last_affected": return .lastAffected(try version())
        // `*` is what holds without a limit.
        case "limit": return member.value.string == "*" ? nil : .limit(try version())
        default: return nil
        }
    }

    private func objects<Value>(
        _ key: String,
        in outer: RegistryFileReader? = nil,
        _ read: (RegistryFileReader) throws -> Value
    ) throws -> [Value] {
        let outer = outer ?? fields
        guard let element = present(key, in: outer) else { return [] }
        guard let elements = element.elements else {
            throw outer.malformed("`\(key)` is no array", at: element)
        }
        return try elements.map { element in
            guard element.members != nil else {
                throw outer.malformed("`\(key)` holds what is no object", at: element)
            }
            return try read(RegistryFileReader(file: outer.file, root: element))
        }
    }
}
