// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// The name of a package in a registry, `@scope/name`.
///
/// Scope and name follow the rules of ``ModuleName`` and are lowercase, so that one package has one
/// spelling in URLs, in DNS and on file systems that fold case.
public struct PackageName: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The scope, without its `@`.
    public let scope: String

    /// The name inside the scope.
    public let name: String

    /// The text form.
    public var description: String { "@\(scope)/\(name)" }

    /// Reads `@scope/name`.
    ///
    /// - Throws: ``Malformed``.
    public init(parsing text: String) throws(Malformed) {
        guard text.utf8.first == UInt8(ascii: "@") else {
            throw Malformed(text: text, reason: "it does not begin with `@`")
        }
        let parts = text.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            throw Malformed(text: text, reason: "it is not a scope, one `/`, and a name")
        }
        for (kind, part) in zip(["scope", "name"], parts) {
            if let fault = NameRules.fault(of: part.utf8) {
                throw Malformed(text: text, reason: "its \(kind) is wrong: \(fault)")
            }
            guard part.utf8.allSatisfy({ !ASCII.isLetter($0) || $0 & 0x20 != 0 }) else {
                throw Malformed(text: text, reason: "its \(kind) holds uppercase letters")
            }
        }
        scope = String(parts[0])
        name = String(parts[1])
    }

    /// Orders by scope, then by name.
    public static func < (left: Self, right: Self) -> Bool {
        (left.scope, left.name) < (right.scope, right.name)
    }

    /// The text is not the name of a package.
    public struct Malformed: DiagnosticError, Hashable {
        /// The rejected text.
        public let text: String
        /// What is wrong with it.
        public let reason: String
        /// Repeats the text and says what is wrong.
        public var diagnostic: Diagnostic {
            Diagnostic(
                code: "package-name-malformed",
                message: "`\(text)` is not a package name: \(reason)",
                hints: ["write `@scope/name` in lowercase, such as `@alice/utils`"]
            )
        }
    }
}
