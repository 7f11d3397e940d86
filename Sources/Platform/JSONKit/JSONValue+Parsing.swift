// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

extension JSONValue {
    /// Reads one document, as strictly as ``JSONDocument`` does.
    ///
    /// - Throws: ``JSONError``, with the place of the first fault.
    /// - Complexity: O(bytes), with simdjson.
    package init(
        parsing source: SourceText,
        limits: JSONDocument.Limits = .init()
    ) throws(JSONError) {
        self = try Self.value(of: JSONDocument(parsing: source, limits: limits).root)
    }

    /// The recursion is as deep as the document, which has a limit.
    private static func value(of element: JSONElement) throws(JSONError) -> JSONValue {
        if let elements = element.elements {
            var array: [JSONValue] = []
            for element in elements { array.append(try value(of: element)) }
            return .array(array)
        }
        if let members = element.members {
            var object: [String: JSONValue] = [:]
            for member in members {
                // Keys that differ as bytes may still be equal as strings.
                guard object.updateValue(try value(of: member.value), forKey: member.key) == nil
                else { throw element.tape.duplicateKeyError(at: member.index) }
            }
            return .object(object)
        }
        if let string = element.string { return .string(string) }
        if let integer = element.integer { return .integer(integer) }
        if let number = element.number { return .number(number) }
        return element.boolean.map { .bool($0) } ?? .null
    }
}
