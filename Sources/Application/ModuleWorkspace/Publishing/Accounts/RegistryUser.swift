// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import ModuleModel

/// The account of somebody on a registry's server; it is named as the scope that it owns.
package struct RegistryUser: Hashable, Sendable, CustomStringConvertible {
    /// The name, without `@`.
    package let description: String

    /// Reads a name, with or without its `@`.
    ///
    /// - Throws: ``Malformed``.
    package init(parsing text: String) throws(Malformed) {
        let name = text.hasPrefix("@") ? String(text.dropFirst()) : text
        do throws(PackageName.Malformed) {
            description = try PackageName(parsing: "@\(name)/package").scope
        } catch {
            throw Malformed(text: text)
        }
    }

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
