// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// There is nothing to make a site of.
package struct SiteError: DiagnosticError, Hashable {
    private let folder: String

    /// The folder is no registry.
    static func noRegistry(_ folder: String) -> SiteError { SiteError(folder: folder) }

    /// Names the folder.
    package var diagnostic: Diagnostic {
        Diagnostic(
            code: "site-without-registry",
            message: "`\(folder)` has no `config.json`, so it is no registry",
            hints: ["build one with `tenon registry build SOURCE \(folder)`"]
        )
    }
}
