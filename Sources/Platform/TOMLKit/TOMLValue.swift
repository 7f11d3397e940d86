// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// A value of a TOML document, and where it stands.
package struct TOMLValue: Hashable, Sendable {
    /// The value itself.
    package enum Content: Hashable, Sendable {
        /// A string.
        case string(String)
        /// An integer.
        case integer(Int64)
        /// A float.
        case float(Double)
        /// `true` or `false`.
        case boolean(Bool)
        /// A date, a time or both, in the spelling of RFC 3339.
        case dateTime(String)
        /// An array.
        case array([TOMLValue])
        /// A table, however it was written.
        case table(TOMLTable)
    }

    /// The value itself.
    package let content: Content

    /// Where it stands; of a table, where it begins.
    package let span: SourceSpan

    /// The string; `nil` for another kind.
    package var string: String? {
        if case .string(let string) = content { string } else { nil }
    }

    /// The integer; `nil` for another kind.
    package var integer: Int64? {
        if case .integer(let integer) = content { integer } else { nil }
    }

    /// The truth value; `nil` for another kind.
    package var boolean: Bool? {
        if case .boolean(let boolean) = content { boolean } else { nil }
    }

    /// The array; `nil` for another kind.
    package var array: [TOMLValue]? {
        if case .array(let array) = content { array } else { nil }
    }

    /// The table; `nil` for another kind.
    package var table: TOMLTable? {
        if case .table(let table) = content { table } else { nil }
    }

    /// What kind of value it is, for messages.
    package var kindName: String { TOMLLiteral(self).kindName }
}
