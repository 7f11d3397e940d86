// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// The name of an advisory, `TSA-2026-0001`, which is also the name of its file.
///
/// Two ids that differ in case alone are different, so that those of other databases keep their spelling.
public struct AdvisoryID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The text form.
    public let description: String

    /// Reads 1 to 128 ASCII letters, digits, `-`, `_` and `.`, the first a letter or digit, the last no dot.
    ///
    /// - Throws: ``Malformed``; also for `all`, whose file lists the others.
    public init(parsing text: String) throws(Malformed) {
        let bytes = text.utf8
        guard (1...128).contains(bytes.count), bytes.allSatisfy({ NameRules.isNameByte($0) }),
            bytes.first.map(ASCII.isLetterOrDigit) == true, bytes.last != UInt8(ascii: ".")
        else {
            throw Malformed(
                text: text,
                reason: "it is not 1 to 128 ASCII letters, digits, `-`, `_` and `.`, "
                    + "the first a letter or digit"
            )
        }
        guard ASCII.lowercased(text) != "all" else {
            throw Malformed(text: text, reason: "the file of this name lists all advisories")
        }
        description = text
    }

    /// Orders by the bytes of the text form.
    public static func < (left: Self, right: Self) -> Bool { left.description < right.description }

    /// The text is not the id of an advisory.
    public struct Malformed: DiagnosticError, Hashable {
        /// The rejected text.
        public let text: String
        /// What is wrong with it.
        public let reason: String
        /// Repeats the text and says what is wrong.
        public var diagnostic: Diagnostic {
            Diagnostic(
                code: "advisory-id-malformed",
                message: "`\(text)` is not the id of an advisory: \(reason)",
                hints: ["write an id such as `TSA-2026-0001`"]
            )
        }
    }
}
