// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import ModuleModel

/// Content that the lock names and this machine's store does not have.
package struct BlobMissing: DiagnosticError, Hashable {
    /// What is missing.
    package let digest: ContentDigest

    /// The code of its diagnostic, by which it is known with the context that callers added.
    package static var code: String { "blob-missing" }

    /// How to get it, in the imperative.
    package let hints: [String]

    /// Names the content; what a lock names can be fetched, unless `hints` say otherwise.
    package init(
        digest: ContentDigest,
        hints: [String] = ["fetch what the lock names with `tenon install`"]
    ) {
        self.digest = digest
        self.hints = hints
    }

    /// Says how to get it.
    package var diagnostic: Diagnostic {
        Diagnostic(
            code: Self.code,
            message: "the store has no content for \(digest)",
            hints: hints
        )
    }
}
