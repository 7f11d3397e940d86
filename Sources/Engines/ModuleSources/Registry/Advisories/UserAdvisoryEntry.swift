// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel

/// One advisory as mlld's registry has it.
struct UserAdvisoryEntry {
    let author: String
    let fields: RegistryFileReader

    init(author: String, file: String, element: JSONElement) {
        self.author = author
        fields = RegistryFileReader(file: file, root: element)
    }

    /// The id among all advisories: those of users are numbered for each of them alone.
    private static func prefix(_ author: String) -> String { "MLLD-\(author)-" }

    func advisory() throws -> Advisory {
        guard fields.root.members != nil else {
            throw fields.malformed("an advisory is an object", at: fields.root)
        }
        let number = try fields.requiredString(at: "id")
        let id = try fields.parsed(Self.prefix(author) + number, at: fields.root) {
            try AdvisoryID(parsing: $0)
        }
        let created = try fields.parsed(
            try fields.requiredString(at: "created"),
            at: fields.root
        ) { try Timestamp(parsing: $0) }
        var advisory = Advisory(id: id, modified: created)
        advisory.published = created
        if let word = try fields.string(at: "severity") {
            guard let severity = AdvisorySeverity(word: word) else {
                throw fields.malformed("`\(word)` is no severity", at: fields.root["severity"])
            }
            advisory.statedSeverity = severity
        }
        let description = try fields.string(at: "description") ?? ""
        advisory.summary = String(description.prefix { !$0.isNewline })
        advisory.details = description
        advisory.type = try fields.string(at: "type")
        advisory.recommendation = try fields.string(at: "recommendation")
        advisory.affected = try fields.strings(at: "affects").map { name in
            let package = try fields.parsed("@\(author)/\(name)", at: fields.root) {
                try PackageName(parsing: $0)
            }
            return AffectedModule(package.description, ranges: [.all])
        }
        advisory.gists = try fields.strings(at: "gists").map { text in
            guard let gist = GistID(parsing: text) else {
                throw fields.malformed("`\(text)` is no id of a gist", at: fields.root["gists"])
            }
            return gist
        }
        guard !advisory.subjects.isEmpty else {
            throw fields.malformed("`\(number)` is about nothing", at: fields.root)
        }
        return advisory
    }

    /// The entry for an advisory; `nil` when it is not about modules of `author` or gists.
    static func value(of advisory: Advisory, author: String) -> JSONValue? {
        let own = advisory.affected.compactMap { module in
            module.package.flatMap { $0.scope == author ? $0.name : nil }
        }
        let id = advisory.id.description
        let isOwn = id.hasPrefix(prefix(author))
        guard !own.isEmpty || isOwn && !advisory.gists.isEmpty else { return nil }
        let created = advisory.published ?? advisory.modified
        let description = advisory.details.isEmpty ? advisory.summary : advisory.details
        var members: [String: JSONValue] = [
            "id": .string(isOwn ? String(id.dropFirst(prefix(author).count)) : id),
            "created": .string(created.description),
            "affects": .array(own.map { .string($0) }),
            "gists": .array(advisory.gists.map { .string($0.description) }),
            "description": .string(description),
        ]
        // The layout knows three words.
        let severity = advisory.severity.map { min($0, .high) }
        members["severity"] = severity.map { .string($0.rawValue) }
        members["type"] = advisory.type.map { .string($0) }
        members["recommendation"] = advisory.recommendation.map { .string($0) }
        return .object(members)
    }
}
