// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// A tree that has no files has no listing.
package struct UnlistableTree: DiagnosticError, Hashable {
    /// Says so.
    package var diagnostic: Diagnostic {
        Diagnostic(code: "tree-empty", message: "a tree needs at least one file")
    }
}
