// SPDX-License-Identifier: Apache-2.0

/// The few colours that Tenon uses, or none.
package struct Palette: Hashable, Sendable {
    /// What a piece of text is; the raw value is its SGR parameters (ECMA-48 §8.3.117).
    package enum Role: String, Hashable, Sendable {
        /// A failure.
        case error = "1;31"
        /// Something that deserves a look.
        case warning = "1;33"
        /// Something that is as it should be; also an added line.
        case good = "32"
        /// A removed line.
        case bad = "31"
        /// A suggestion, or the place of a difference.
        case hint = "36"
        /// Line numbers and frames.
        case frame = "1;34"
        /// What stands out.
        case strong = "1"
        /// What stands back.
        case faint = "2"
    }

    /// Whether anything is coloured.
    package let isColoured: Bool

    /// No colours.
    package static let plain = Palette(isColoured: false)

    /// Chooses between colours and none.
    package init(isColoured: Bool) {
        self.isColoured = isColoured
    }

    /// The text, painted.
    ///
    /// It must not hold control characters of others: see ``TextEscaper``.
    package func paint(_ text: String, as role: Role) -> String {
        isColoured && !text.isEmpty ? "\u{1B}[\(role.rawValue)m\(text)\u{1B}[0m" : text
    }
}
