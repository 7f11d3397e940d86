// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// The name of a saved module: 1 to 64 ASCII letters, digits, `-`, `_` and `.`, beginning with a letter or digit.
///
/// A name is safe as a file name on every system: it never ends with a dot, never holds two dots in
/// a row, and is never the name of a Windows device. Names that would be taken for another kind of
/// specifier (`node`, `npm`) are refused. Letters keep their case, but two names that differ in case
/// alone must not exist side by side: compare ``folded``.
public struct ModuleName: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The text form, as it was written.
    public let description: String

    /// Reads a name.
    ///
    /// - Throws: ``Malformed``.
    public init(parsing text: String) throws(Malformed) {
        let fault =
            NameRules.fault(of: text.utf8)
            ?? (Self.reserved.contains(ASCII.lowercased(text))
                ? "it has a meaning of its own" : nil)
        if let fault {
            throw Malformed(text: text, reason: fault)
        }
        description = text
    }

    /// The name with its letters made lowercase, under which case twins meet.
    public var folded: String { ASCII.lowercased(description) }

    /// Orders by bytes.
    public static func < (left: Self, right: Self) -> Bool { left.description < right.description }

    private static let reserved: Set<String> = [
        "bun", "deno", "file", "http", "https", "jsr", "node", "npm", "saved", "tenon",
    ]

    /// The text is not a name.
    public struct Malformed: DiagnosticError, Hashable {
        /// The rejected text.
        public let text: String
        /// What is wrong with it.
        public let reason: String
        /// Repeats the text and says what is wrong.
        public var diagnostic: Diagnostic {
            Diagnostic(
                code: "name-malformed",
                message: "`\(text)` is not a module name: \(reason)",
                hints: ["use 1 to 64 letters, digits, `-`, `_` and `.`, such as `slugify`"]
            )
        }
    }
}
