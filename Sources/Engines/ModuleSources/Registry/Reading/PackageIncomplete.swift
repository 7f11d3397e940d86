// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// A manifest that leaves out what a registry needs to know of a package.
package struct PackageIncomplete: DiagnosticError, Hashable {
    /// The name of the package, if it has one.
    package let subject: String?

    /// What is missing.
    package let reason: String

    /// What to write.
    package let hint: String

    /// Names the package and what is missing.
    package var diagnostic: Diagnostic {
        let name = subject.map { "`\($0)`" } ?? "a project without a name"
        return Diagnostic(
            code: "package-incomplete",
            message: "\(name) can't be a package of a registry: \(reason)",
            hints: [hint]
        )
    }
}
