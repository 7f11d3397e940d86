// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import JSONKit

/// Takes members out of a JSON file of a registry, each with its kind.
struct RegistryFileReader {
    let file: String
    let root: JSONElement
    /// What is being read, for errors.
    var subject: String?

    init(file: String, root: JSONElement) {
        self.file = file
        self.root = root
    }

    func malformed(_ reason: String, at element: JSONElement? = nil) -> RegistryFormatError {
        RegistryFormatError(reason, in: file, about: subject, at: element?.span)
    }

    /// Checks the number of the format, which every file has under a key of its own.
    func checkFormat(_ key: String, _ known: Int64) throws(RegistryFormatError) {
        guard let element = root[key], let format = element.integer else {
            throw malformed("it has no `\(key)`, the number of its format", at: root)
        }
        guard format == known else {
            throw RegistryFormatError(format: format, known: known, in: file, at: element.span)
        }
    }

    /// The string at `key` of the root; `nil` when there is nothing.
    func string(at key: String) throws(RegistryFormatError) -> String? {
        guard let element = root[key] else { return nil }
        return try string(element, key)
    }

    /// The string at `key` of the root, which must be there.
    func requiredString(at key: String) throws(RegistryFormatError) -> String {
        guard let string = try string(at: key) else {
            throw malformed("`\(key)` is missing", at: root)
        }
        return string
    }

    func string(_ element: JSONElement, _ key: String) throws(RegistryFormatError) -> String {
        guard let string = element.string else {
            throw malformed("`\(key)` needs a string, and has \(element.kind.words)", at: element)
        }
        return string
    }

    /// The strings at `key` of the root; none when there is nothing.
    func strings(at key: String) throws(RegistryFormatError) -> [String] {
        guard let element = root[key] else { return [] }
        return try strings(element, key)
    }

    func strings(_ element: JSONElement, _ key: String) throws(RegistryFormatError) -> [String] {
        guard let elements = element.elements else {
            throw malformed("`\(key)` needs an array, and has \(element.kind.words)", at: element)
        }
        var strings: [String] = []
        for element in elements { strings.append(try string(element, key)) }
        return strings
    }

    /// The values at `key` of the root, each read by `read`; none when there is nothing.
    func values<Value>(at key: String, _ read: (Self) throws -> Value) throws -> [Value] {
        guard let element = root[key] else { return [] }
        guard let elements = element.elements else {
            throw malformed("`\(key)` needs an array, and has \(element.kind.words)", at: element)
        }
        var values: [Value] = []
        for element in elements { values.append(try read(below(element))) }
        return values
    }

    /// A number of things at `key` of the root, never negative; `nil` when there is nothing.
    func count(at key: String) throws(RegistryFormatError) -> Int? {
        guard let element = root[key] else { return nil }
        return try count(element, key)
    }

    func count(_ element: JSONElement, _ key: String) throws(RegistryFormatError) -> Int {
        guard let count = element.integer, count >= 0 else {
            throw malformed("`\(key)` needs a number from 0 on", at: element)
        }
        return Int(count)
    }

    /// The string at `key` of the root, understood by `parse`; it must be there.
    func requiredValue<Value>(
        at key: String,
        _ parse: (String) throws -> Value
    ) throws -> Value {
        guard let element = root[key] else {
            throw malformed("`\(key)` is missing", at: root)
        }
        return try parsed(element, key, parse)
    }

    /// Reads the members of `element` instead of those of the root.
    func below(_ element: JSONElement) -> Self {
        var reader = Self(file: file, root: element)
        reader.subject = subject
        return reader
    }

    func boolean(_ element: JSONElement, _ key: String) throws(RegistryFormatError) -> Bool {
        guard let boolean = element.boolean else {
            throw malformed(
                "`\(key)` needs `true` or `false`, and has \(element.kind.words)",
                at: element
            )
        }
        return boolean
    }

    func members(
        _ element: JSONElement,
        _ key: String
    ) throws(RegistryFormatError) -> JSONElement.Members {
        guard let members = element.members else {
            throw malformed("`\(key)` needs an object, and has \(element.kind.words)", at: element)
        }
        return members
    }
}

// MARK: - Values of the model

extension RegistryFileReader {
    func parsed<Value>(
        _ element: JSONElement,
        _ key: String,
        _ parse: (String) throws -> Value
    ) throws -> Value {
        try parsed(try string(element, key), at: element, parse)
    }

    func parsed<Value>(
        _ text: String,
        at element: JSONElement,
        _ parse: (String) throws -> Value
    ) throws -> Value {
        do {
            return try parse(text)
        } catch let failure as any DiagnosticError {
            throw malformed(failure.description, at: element)
        }
    }

    /// The members of an object by their keys; keys that differ as bytes may still be equal as strings.
    func dictionary<Value>(
        _ element: JSONElement,
        _ key: String,
        _ read: (JSONElement) throws -> Value
    ) throws -> [String: Value] {
        var values: [String: Value] = [:]
        for member in try members(element, key) {
            guard values.updateValue(try read(member.value), forKey: member.key) == nil else {
                throw malformed("`\(member.key)` is there twice", at: member.value)
            }
        }
        return values
    }
}

extension JSONElement.Kind {
    fileprivate var words: String {
        switch self {
        case .null: "`null`"
        case .boolean: "`true` or `false`"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
