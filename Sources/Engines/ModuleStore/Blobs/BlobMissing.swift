// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import ModuleModel

/// Content that the lock names and this machine's store does not have.
package struct BlobMissing: DiagnosticError, Hashable {
    /// What is missing.
    package let digest: ContentDigest

    /// Names the content.
    package init(digest: ContentDigest) {
        self.digest = digest
    }

    /// Says how to get it.
    package var diagnostic: Diagnostic {
        Diagnostic(
            code: "blob-missing",
            message: "the store has no content for \(digest)",
            hints: ["fetch what the lock names with `tenon install`"]
        )
    }
}
