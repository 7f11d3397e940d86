// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import HTTPServerKit
internal import JSONKit
internal import ModuleModel

/// The members of an object that a client sent; one that nobody takes out is a fault.
struct JSONBody {
    /// What the object is called in errors: `events[2].`; empty for the body itself.
    private let prefix: String
    private var members: [String: JSONValue]

    /// Reads the body of a request.
    ///
    /// - Throws: `api-media-type`, `api-body-malformed`, `JSONError`.
    init(_ call: APICall) throws {
        guard call.request.hasMediaType("application/json") else {
            throw APIError.mediaType(expected: "application/json")
        }
        let source = SourceText(name: "body", bytes: call.request.body)
        let limits = JSONDocument.Limits(size: call.request.body.count, depth: 8)
        try self.init(JSONValue(parsing: source, limits: limits), prefix: "")
    }

    private init(_ value: JSONValue, prefix: String) throws(APIError) {
        guard let members = value.members else {
            throw .body(prefix.isEmpty ? "it is no object" : "`\(prefix.dropLast())` is no object")
        }
        self.members = members
        self.prefix = prefix
    }

    /// Takes out a text of one line.
    mutating func line(_ name: String, _ count: ClosedRange<Int>) throws(APIError) -> String {
        guard let text = try string(name) else { throw .body("`\(prefix)\(name)` is missing") }
        return try APIValues.line(prefix + name, text, count: count)
    }

    /// Takes out a text; `nil` where it is missing.
    mutating func string(_ name: String) throws(APIError) -> String? {
        guard let value = members.removeValue(forKey: name) else { return nil }
        guard let text = value.string else { throw .body("`\(prefix)\(name)` is no string") }
        return text
    }

    /// Takes out a number.
    mutating func number(_ name: String, _ range: ClosedRange<Int64>) throws(APIError) -> Int {
        guard let number = members.removeValue(forKey: name)?.wholeNumber, range.contains(number)
        else {
            throw .body(
                "`\(prefix)\(name)` is not a number from \(range.lowerBound) to \(range.upperBound)"
            )
        }
        return Int(number)
    }

    /// Takes out an array of different texts; `nil` where it is missing.
    mutating func strings(_ name: String, limit: Int) throws(APIError) -> [String]? {
        guard let value = members.removeValue(forKey: name) else { return nil }
        guard let elements = value.elements, (1...limit).contains(elements.count) else {
            throw .body("`\(prefix)\(name)` is not an array of 1 to \(limit) strings")
        }
        let texts = elements.compactMap(\.string)
        guard texts.count == elements.count, Set(texts).count == texts.count else {
            throw .body("`\(prefix)\(name)` holds what is no string, or one of them twice")
        }
        return texts
    }

    /// Takes out an array of objects, each read as a whole.
    mutating func objects<Value>(
        _ name: String,
        limit: Int,
        _ read: (inout JSONBody) throws -> Value
    ) throws -> [Value] {
        guard let elements = members.removeValue(forKey: name)?.elements,
            (1...limit).contains(elements.count)
        else { throw APIError.body("`\(prefix)\(name)` is not an array of 1 to \(limit) objects") }
        return try elements.enumerated().map { place, element in
            var body = try JSONBody(element, prefix: "\(prefix)\(name)[\(place)].")
            let value = try read(&body)
            try body.finish()
            return value
        }
    }

    /// Checks that nothing is left.
    func finish() throws(APIError) {
        guard let name = members.keys.min() else { return }
        throw .body("nobody knows its member `\(prefix)\(name.prefix(40))`")
    }
}

extension JSONValue {
    /// The number, if it has no fraction: `2` and `2.0` are the same to JSON Schema.
    fileprivate var wholeNumber: Int64? {
        if case .number(let number) = self { return Int64(exactly: number) }
        return integer
    }
}

extension ServerRequest {
    /// Whether the body is said to be of a type; parameters after it say nothing here.
    func hasMediaType(_ type: String) -> Bool {
        let value = headers["content-type"] ?? ""
        let name = value.prefix { $0 != ";" }.drop { $0 == " " }.lowercased()
        return name.split(separator: " ").first.map(String.init) == type
    }
}
