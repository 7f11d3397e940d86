// SPDX-License-Identifier: Apache-2.0

internal import JSONKit

/// The schemas of single values, exactly as the server checks them.
enum SchemaTexts {
    /// Characters that control how text is shown.
    private static let control =
        #"\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"#

    private static let number = "(?:0|[1-9][0-9]{0,14})"
    private static let identifier = "(?:\(number)|[0-9]*[A-Za-z-][0-9A-Za-z-]*)"
    /// Of at most 64 characters; Windows' names of devices are refused besides.
    private static let nameBody = #"[a-z0-9](?:[a-z0-9_-]|\.[a-z0-9_-]){0,63}"#

    /// A scope or the name of a package in it.
    static let name = text("^\(nameBody)$")

    /// `@scope/name`.
    static let package = text("^@\(nameBody)/\(nameBody)$")

    /// A version as SemVer has it, with numbers of at most 15 digits.
    static let version = text(
        #"^\#(number)\.\#(number)\.\#(number)(?:-\#(identifier)(?:\.\#(identifier))*)?"#
            + #"(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$"#,
        length: 5...128
    )

    /// A UTC time.
    static let timestamp = text(
        "^[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
            + "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
            + #"T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{3})?Z$"#,
        length: 20...24
    )

    /// A UTC day.
    static let day = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"

    /// The name of an advisory.
    static let advisory = text(
        "^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,126}[A-Za-z0-9_-])?$"
    )

    /// A text for people, on one line.
    static func line(_ length: ClosedRange<Int>) -> JSONValue {
        text("^[^\(control)]*$", length: length)
    }

    /// Any text of the server.
    static let string: JSONValue = ["type": "string"]

    /// A text that fits a pattern.
    static func text(_ pattern: String, length: ClosedRange<Int>? = nil) -> JSONValue {
        var members: [String: JSONValue] = ["type": "string", "pattern": .string(pattern)]
        members["minLength"] = length.map { .integer(Int64($0.lowerBound)) }
        members["maxLength"] = length.map { .integer(Int64($0.upperBound)) }
        return .object(members)
    }

    /// A whole number.
    static func integer(_ range: ClosedRange<Int64>, standard: Int64? = nil) -> JSONValue {
        var members: [String: JSONValue] = [
            "type": "integer", "minimum": .integer(range.lowerBound),
            "maximum": .integer(range.upperBound),
        ]
        members["default"] = standard.map { .integer($0) }
        return .object(members)
    }

    /// A number that counts.
    static let count: JSONValue = ["type": "integer", "minimum": 0]

    /// An array.
    static func array(of items: JSONValue, _ more: [String: JSONValue] = [:]) -> JSONValue {
        .object(["type": "array", "items": items].merging(more) { $1 })
    }

    /// An object with these members and no other.
    static func object(
        _ required: [String: JSONValue],
        optional: [String: JSONValue] = [:]
    ) -> JSONValue {
        [
            "type": "object",
            "required": .array(required.keys.sorted().map { .string($0) }),
            "properties": .object(required.merging(optional) { first, _ in first }),
            "additionalProperties": false,
        ]
    }

    /// A schema of the document.
    static func reference(_ name: String) -> JSONValue {
        ["$ref": .string("#/components/schemas/\(name)")]
    }
}
