// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// The name of an account, which is also the scope that it owns.
public struct AccountName: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The text form, without `@`.
    public let description: String

    /// The scope of the account's own.
    public var scope: String { description }

    /// Reads a name: what may be a scope may be an account.
    ///
    /// - Throws: ``Malformed``.
    public init(parsing text: String) throws(Malformed) {
        try self.init(text[...], of: text)
    }

    /// Reads a name as people write it, with or without its `@`.
    ///
    /// - Throws: ``Malformed``.
    public init(parsingMention text: String) throws(Malformed) {
        try self.init(text.hasPrefix("@") ? text.dropFirst() : text[...], of: text)
    }

    private init(_ name: Substring, of text: String) throws(Malformed) {
        do throws(PackageName.Malformed) {
            description = try PackageName(parsing: "@\(name)/package").scope
        } catch {
            throw Malformed(text: text)
        }
    }

    /// Orders by the text.
    public static func < (left: Self, right: Self) -> Bool { left.description < right.description }

    /// The text can't be the name of an account.
    public struct Malformed: DiagnosticError, Hashable {
        /// The rejected text.
        public let text: String

        /// Repeats the text.
        public var diagnostic: Diagnostic {
            Diagnostic(
                code: "account-name-malformed",
                message: "`\(text)` can't be the name of an account",
                hints: ["use 1 to 64 lowercase letters, digits, `-`, `_` and single dots"]
            )
        }
    }
}
