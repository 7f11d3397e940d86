// SPDX-License-Identifier: Apache-2.0

internal import JSONKit

/// The schemas that the OpenAPI document names.
enum OpenAPISchemas {
    private typealias Text = SchemaTexts

    /// All of them.
    static let json: JSONValue = .object(
        shared.merging(asked) { $1 }.merging(answered) { $1 }.merging(advisories) { $1 }
    )

    private static let shared: [String: JSONValue] = [
        "Error": Text.object(
            ["code": Text.string, "message": Text.string, "hints": Text.array(of: Text.string)],
            optional: ["findings": Text.array(of: Text.reference("Finding"))]
        ),
        "Finding": Text.object(
            [
                "code": Text.string, "message": Text.string,
                "severity": ["type": "string", "enum": ["error", "warning"]],
                "hints": Text.array(of: Text.string),
            ],
            optional: ["path": Text.string, "line": Text.count]
        ),
        "TokenPermission": [
            "type": "string", "enum": ["publish", "yank", "owners", "tokens"],
        ],
    ]

    // MARK: What is asked

    private static let asked: [String: JSONValue] = [
        "NewUser": Text.object(["name": Text.name]),
        "NewToken": Text.object(
            ["name": Text.line(1...100)],
            optional: [
                "expires": Text.timestamp,
                "permissions": Text.array(
                    of: Text.reference("TokenPermission"),
                    ["minItems": 1, "maxItems": 4, "uniqueItems": true]
                ),
                "packages": Text.array(
                    of: Text.package,
                    ["minItems": 1, "maxItems": 200, "uniqueItems": true]
                ),
            ]
        ),
        "Yank": Text.object(["reason": Text.line(0...500)]),
        "Deprecation": Text.object(["message": Text.line(1...500)]),
        "Report": Text.object([
            "events": Text.array(
                of: Text.object([
                    "package": Text.package,
                    "version": Text.version,
                    "event": [
                        "type": "string", "enum": ["install", "import", "update", "cache-hit"],
                    ],
                    "count": Text.integer(1...10_000),
                ]),
                ["minItems": 1, "maxItems": 1000]
            )
        ]),
    ]

    // MARK: What is answered

    private static let token: [String: JSONValue] = [
        "id": Text.string, "name": Text.string, "created": Text.timestamp,
        "permissions": Text.array(of: Text.reference("TokenPermission")),
    ]

    private static let tokenLimits: [String: JSONValue] = [
        "expires": Text.timestamp, "lastUsed": Text.timestamp,
        "packages": Text.array(of: Text.package),
    ]

    private static let answered: [String: JSONValue] = [
        "User": Text.object([
            "name": Text.name, "isAdministrator": ["type": "boolean"],
            "scopes": Text.array(of: Text.string),
        ]),
        "Token": Text.object(token, optional: tokenLimits),
        "IssuedToken": Text.object(
            token.merging(["secret": Text.text("^tenon_[A-Za-z0-9_-]{43}$", length: 49...49)]) {
                $1
            },
            optional: tokenLimits
        ),
        "Tokens": Text.object(["tokens": Text.array(of: Text.reference("Token"))]),
        "CreatedUser": Text.object(["name": Text.name, "token": Text.reference("IssuedToken")]),
        "Publication": Text.object([
            "name": Text.package, "version": Text.version,
            "digest": Text.text("^h1:[A-Za-z0-9+/]{43}=$", length: 47...47),
            "archive": Text.text("^sha256:[0-9a-f]{64}$", length: 71...71),
            "findings": Text.array(of: Text.reference("Finding")),
        ]),
        "Owners": Text.object(["owners": Text.array(of: Text.name)]),
        "SearchResults": Text.object([
            "total": Text.count,
            "results": Text.array(of: Text.reference("SearchResult")),
            "corrections": ["type": "object", "additionalProperties": Text.string],
        ]),
        "SearchResult": Text.object([
            "name": Text.package, "version": Text.string, "summary": Text.string,
            "keywords": Text.array(of: Text.string), "authors": Text.array(of: Text.string),
            "language": Text.string, "published": Text.string,
            "exports": Text.array(of: Text.string), "text": Text.string,
            "downloads": Text.count, "stars": Text.count, "deprecated": ["type": "boolean"],
            "score": ["type": "number"],
        ]),
        "Statistics": Text.object([
            "tenonStatistics": Text.integer(1...1), "stars": Text.count,
            "downloads": [
                "type": "object",
                "propertyNames": ["pattern": .string(Text.day)],
                "additionalProperties": [
                    "type": "object", "additionalProperties": Text.count,
                ],
            ],
        ]),
        "Audit": Text.object([
            "entries": Text.array(
                of: Text.object([
                    "number": Text.count, "time": Text.string, "account": Text.string,
                    "token": Text.string, "action": Text.string, "subject": Text.string,
                    "detail": Text.string,
                ])
            )
        ]),
        "Advisories": Text.object([
            "total": Text.count, "advisories": Text.array(of: Text.reference("Record")),
        ]),
    ]

    // MARK: Advisories

    private static func open(
        _ required: [String],
        _ properties: [String: JSONValue]
    ) -> JSONValue {
        [
            "type": "object", "required": .array(required.map { .string($0) }),
            "properties": .object(properties),
        ]
    }

    /// What OSV may write as `null` where it is not there.
    private static func maybe(_ schema: JSONValue) -> JSONValue {
        ["anyOf": [schema, ["type": "null"]]]
    }

    private static let bound: JSONValue = ["anyOf": [["const": "0"], Text.version]]

    private static let advisories: [String: JSONValue] = [
        // As somebody has recorded it, also by hand.
        "Record": open(["id", "modified"], ["id": Text.string, "modified": Text.string]),
        "Advisory": open(
            ["id", "modified", "summary", "affected"],
            [
                "id": Text.advisory, "modified": Text.timestamp,
                "published": maybe(Text.timestamp),
                "withdrawn": maybe(Text.timestamp),
                "aliases": maybe(Text.array(of: Text.string)),
                "summary": Text.line(1...500), "details": maybe(Text.string),
                "severity": maybe(
                    Text.array(
                        of: open(["type", "score"], ["type": Text.string, "score": Text.string])
                    )
                ),
                "references": maybe(
                    Text.array(
                        of: open(["type", "url"], ["type": Text.string, "url": Text.string])
                    )
                ),
                "affected": Text.array(
                    of: Text.reference("Affected"),
                    ["minItems": 1]
                ),
                "database_specific": open(
                    [],
                    [
                        "gists": Text.array(of: Text.text("^[0-9a-f]{20,64}$", length: 20...64))
                    ]
                ),
            ]
        ),
        "Affected": open(
            ["package"],
            [
                "package": open(
                    ["ecosystem", "name"],
                    ["ecosystem": ["const": "Tenon"], "name": Text.package]
                ),
                "ranges": maybe(
                    Text.array(
                        of: open(
                            ["type", "events"],
                            [
                                "type": ["enum": ["SEMVER", "ECOSYSTEM"]],
                                "events": Text.array(of: Text.reference("Event")),
                            ]
                        )
                    )
                ),
                "versions": maybe(Text.array(of: Text.version)),
                "ecosystem_specific": open(
                    [],
                    [
                        "digests": Text.array(
                            of: Text.text(
                                "^(?:sha256:[0-9a-f]{64}|h1:[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)$"
                            )
                        )
                    ]
                ),
            ]
        ),
        "Event": open(
            [],
            [
                "introduced": bound, "fixed": Text.version, "last_affected": Text.version,
                "limit": ["anyOf": [["const": "*"], Text.version]],
            ]
        ),
    ]
}
