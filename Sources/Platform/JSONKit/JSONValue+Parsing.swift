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
        switch element.kind {
        case .null: return .null
        case .boolean: return .bool(element.boolean ?? false)
        case .number: return element.integer.map(JSONValue.integer) ?? .number(element.number ?? 0)
        case .string: return .string(element.string ?? "")
        case .array:
            var elements: [JSONValue] = []
            for element in element.elements ?? .empty { elements.append(try value(of: element)) }
            return .array(elements)
        case .object:
            var members: [String: JSONValue] = [:]
            for member in element.members ?? .empty {
                // Keys that differ as bytes may still be equal as strings.
                guard members.updateValue(try value(of: member.value), forKey: member.key) == nil
                else { throw element.tape.duplicateKeyError(at: member.index) }
            }
            return .object(members)
        }
    }
}
