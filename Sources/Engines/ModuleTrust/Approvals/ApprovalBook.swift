// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// The approvals of this user, as they were when they were read.
package struct ApprovalBook: Hashable, Sendable {
    /// The approvals, the latest first.
    package let approvals: [Approval]

    /// No approvals.
    package static let empty = ApprovalBook([])

    /// Wraps approvals in any order.
    package init(_ approvals: [Approval]) {
        self.approvals = approvals.sorted {
            ($1.approvedAt, $0.name, $0.permissions.permissions.description)
                < ($0.approvedAt, $1.name, $1.permissions.permissions.description)
        }
    }

    /// The approvals of one subject, the latest first.
    package func approvals(of subject: ApprovalSubject) -> [Approval] {
        approvals.filter { $0.subject == subject }
    }

    /// What a subject was approved for, with `asked` in mind; `nil` when it never was.
    ///
    /// One approval must cover all of `asked`: approvals for the network and for reading files do
    /// not add up to one for sending files away. Where none covers it, the latest is the answer, so
    /// that the difference can be shown.
    package func permissions(
        for subject: ApprovalSubject,
        asked: PermissionSet
    ) -> PermissionSet? {
        let candidates = approvals(of: subject)
        let best = candidates.first { $0.permissions.covers(asked) } ?? candidates.first
        return best?.permissions
    }
}
