// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// A day of the calendar in UTC, `2026-11-21`.
public struct Day: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The text form, ten bytes.
    public let description: String

    /// The day that an instant between the years 0 and 9999 belongs to; `nil` for another.
    public init?(_ instant: Timestamp) {
        let text = instant.description.prefix { $0 != "T" }
        guard text.utf8.count == 10 else { return nil }
        description = String(text)
    }

    /// Reads the text form.
    ///
    /// - Throws: ``Malformed``.
    public init(parsing text: String) throws(Malformed) {
        guard (try? Timestamp(parsing: text + "T00:00:00Z")) != nil else {
            throw Malformed(text: text)
        }
        description = text
    }

    /// Orders by time.
    public static func < (left: Self, right: Self) -> Bool {
        left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
    }

    /// The text is not the text form of a day.
    public struct Malformed: DiagnosticError, Hashable {
        /// The rejected text.
        public let text: String

        /// Repeats the text.
        public var diagnostic: Diagnostic {
            Diagnostic(
                code: "day-malformed",
                message: "`\(text)` is not a day",
                hints: ["write it as `2026-11-21`"]
            )
        }
    }
}
