// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import ModuleModel

/// The name of an account, which is also the scope that it owns.
package struct AccountName: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The text form, without `@`.
    package let description: String

    /// The scope of the account's own.
    package var scope: String { description }

    /// Reads a name: what may be a scope may be an account.
    ///
    /// - Throws: ``Malformed``.
    package init(parsing text: String) throws(Malformed) {
        do throws(PackageName.Malformed) {
            description = try PackageName(parsing: "@\(text)/package").scope
        } catch {
            throw Malformed(text: text)
        }
    }

    /// Orders by the text.
    package static func < (left: Self, right: Self) -> Bool { left.description < right.description }

    /// The text can't be the name of an account.
    package struct Malformed: DiagnosticError, Hashable {
        /// The rejected text.
        package let text: String

        /// Repeats the text.
        package var diagnostic: Diagnostic {
            Diagnostic(
                code: "account-name-malformed",
                message: "`\(text)` can't be the name of an account",
                hints: ["use 1 to 64 lowercase letters, digits, `-`, `_` and single dots"]
            )
        }
    }
}
