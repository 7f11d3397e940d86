// SPDX-License-Identifier: Apache-2.0

/// A value for a parameter of a statement.
package enum SQLiteValue: Hashable, Sendable {
    /// Nothing.
    case null
    /// A whole number.
    case integer(Int64)
    /// A text.
    case text(String)
    /// Bytes.
    case blob([UInt8])

    /// A whole number, or nothing.
    package static func optional(_ value: Int64?) -> Self {
        value.map { .integer($0) } ?? .null
    }

    /// A text, or nothing.
    package static func optional(_ value: String?) -> Self {
        value.map { .text($0) } ?? .null
    }
}
