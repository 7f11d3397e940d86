// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// A table of a TOML document: its members, in the order in which the text first names them.
package struct TOMLTable: Hashable, Sendable {
    /// A key and its value.
    package struct Member: Hashable, Sendable {
        /// The key.
        package let key: String
        /// Where the key stands.
        package let keySpan: SourceSpan
        /// The value.
        package let value: TOMLValue
    }

    /// The members.
    package let members: [Member]

    /// The value of `key`.
    ///
    /// - Complexity: O(number of members).
    package subscript(key: String) -> TOMLValue? {
        members.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
    }
}
