// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import ModuleModel
package import ModuleTrust

/// What the workspace asks and tells people; the command line answers it.
package protocol Interaction: Sendable {
    /// Whether a person says yes to `question`.
    ///
    /// - Throws: `refusal`, when there is nobody to ask.
    func confirm(_ question: Question, orThrow refusal: any DiagnosticError) throws -> Bool

    /// Tells what is being done now, for work that takes a while.
    func progress(_ text: String)

    /// Shows what changed when a person has said yes beforehand, by flag.
    func show(_ question: Question)

    /// Shows a warning.
    func warn(_ diagnostic: Diagnostic)
}

/// A question to which only a person may say yes.
package enum Question: Sendable {
    /// May the program have these permissions?
    case grant(program: String, permissions: PermissionSet)
    /// May these modules run?
    case approve(program: String, requests: [ApprovalRequest])
    /// May the lock name new content for this module? The difference of the texts is shown.
    case repin(
        module: ModuleID,
        before: ContentDigest,
        after: ContentDigest,
        difference: String
    )
}
