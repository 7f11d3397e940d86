// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// Whether a program may start: what it asks for against what was granted, and each module from
/// elsewhere against its approval (`docs/decisions/0003-one-program-one-trust-domain.md`).
package struct ProgramDecision: Hashable, Sendable {
    /// What the program will be able to do: all that it asks for.
    package let permissions: PermissionSet

    /// What it asks for and nobody granted.
    package let missing: PermissionSet

    /// The modules that nobody approved for those permissions.
    package let requests: [ApprovalRequest]

    /// Decides.
    ///
    /// - Parameters:
    ///   - asked: What manifest and flags ask for.
    ///   - granted: What flags, policy and recorded approvals of the program grant together.
    ///   - modules: The lock entries that the program uses.
    ///   - approvals: What policies or this user's records approve a module for; `nil` for nothing.
    ///   - approvedDigest: The other content that was approved before under a module's name, if any.
    package init(
        asked: PermissionSet,
        granted: PermissionSet,
        modules: [LockEntry],
        approvals: (LockEntry) -> PermissionSet?,
        approvedDigest: (LockEntry) -> ContentDigest? = { _ in nil }
    ) {
        permissions = asked
        missing = asked.subtracting(granted)
        requests = modules.sorted { $0.id < $1.id }.compactMap { entry in
            let approved = approvals(entry)
            guard approved?.covers(asked) != true else { return nil }
            return ApprovalRequest(
                module: entry.id,
                digest: entry.pin.digest,
                permissions: asked,
                previous: approved,
                previousDigest: approved == nil ? approvedDigest(entry) : nil
            )
        }
    }

    /// Whether the program may start without asking anyone.
    package var isAllowed: Bool { missing.isEmpty && requests.isEmpty }
}
