// SPDX-License-Identifier: Apache-2.0

/// The header fields of a request, in the order in which they came; names have no case.
package struct ServerHeaders: Sendable, ExpressibleByDictionaryLiteral {
    /// The fields; each name in lowercase.
    package private(set) var fields: [(name: String, value: String)]

    /// Takes fields over, their names in any case.
    package init(_ fields: [(name: String, value: String)] = []) {
        self.fields = fields.map { ($0.name.lowercased(), $0.value) }
    }

    /// Takes fields over, their names in any case.
    package init(dictionaryLiteral elements: (String, String)...) {
        self.init(elements.map { (name: $0.0, value: $0.1) })
    }

    /// The value of the first field of this name, given in lowercase.
    package subscript(name: String) -> String? {
        fields.first { $0.name.utf8.elementsEqual(name.utf8) }?.value
    }

    /// The values of all fields of this name, given in lowercase.
    package func values(of name: String) -> [String] {
        fields.filter { $0.name.utf8.elementsEqual(name.utf8) }.map(\.value)
    }
}
