// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel

/// Writes an advisory as a record of OSV; what is empty is left out.
enum AdvisoryWriter {
    static func value(of advisory: Advisory) -> JSONValue {
        var members: [String: JSONValue] = [
            "schema_version": .string(AdvisoryCodec.schemaVersion),
            "id": .string(advisory.id.description),
            "modified": .string(advisory.modified.description),
        ]
        members["published"] = advisory.published.map { .string($0.description) }
        members["withdrawn"] = advisory.withdrawn.map { .string($0.description) }
        members["aliases"] = array(advisory.aliases) { .string($0) }
        members["summary"] = text(advisory.summary)
        members["details"] = text(advisory.details)
        members["severity"] = array(advisory.ratings) { rating in
            ["type": .string(rating.type), "score": .string(rating.score)]
        }
        members["affected"] = array(advisory.affected) { value(of: $0) }
        members["references"] = array(advisory.references) { reference in
            ["type": .string(reference.type), "url": .string(reference.url)]
        }
        let own = ownWords(of: advisory)
        if !own.isEmpty { members["database_specific"] = .object(own) }
        return .object(members)
    }

    private static func ownWords(of advisory: Advisory) -> [String: JSONValue] {
        var own: [String: JSONValue] = [:]
        own["severity"] = advisory.statedSeverity.map { .string($0.rawValue) }
        own["recommendation"] = advisory.recommendation.map { .string($0) }
        own["type"] = advisory.type.map { .string($0) }
        own["gists"] = array(advisory.gists) { .string($0.description) }
        return own
    }

    private static func value(of module: AffectedModule) -> JSONValue {
        var members: [String: JSONValue] = [
            "package": [
                "ecosystem": .string(AffectedModule.ecosystem), "name": .string(module.name),
            ]
        ]
        members["ranges"] = array(module.ranges) { range in
            ["type": "SEMVER", "events": .array(range.events.map { value(of: $0) })]
        }
        members["versions"] = array(module.versions) { .string($0.description) }
        members["ecosystem_specific"] = array(module.digests) { .string($0.description) }
            .map { ["digests": $0] }
        return .object(members)
    }

    private static func value(of event: AffectedRange.Event) -> JSONValue {
        switch event {
        case .introduced(let version): ["introduced": .string(version?.description ?? "0")]
        case .fixed(let version): ["fixed": .string(version.description)]
        case .lastAffected(let version): ["last_affected": .string(version.description)]
        case .limit(let version): ["limit": .string(version.description)]
        }
    }

    private static func text(_ text: String) -> JSONValue? { text.isEmpty ? nil : .string(text) }

    private static func array<Element>(
        _ elements: [Element],
        _ value: (Element) -> JSONValue
    ) -> JSONValue? {
        elements.isEmpty ? nil : .array(elements.map(value))
    }
}
