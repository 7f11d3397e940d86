// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// A person said that this module may run, or this program may start, with these permissions.
package struct Approval: Hashable, Sendable {
    /// What was approved.
    package let subject: ApprovalSubject

    /// With which permissions; never more, and never with what another approval adds.
    package let permissions: PermissionSet

    /// How the person knew it: the module's identity or the program's path.
    package let name: String

    /// When.
    package let approvedAt: Timestamp

    /// Records a decision.
    package init(
        subject: ApprovalSubject,
        permissions: PermissionSet,
        name: String,
        approvedAt: Timestamp
    ) {
        self.subject = subject
        self.permissions = permissions
        self.name = name
        self.approvedAt = approvedAt
    }
}
