// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import ModuleTrust

/// What this user and their policy files granted to a program and approved of its modules.
///
/// The lock is no part of it: it pins and tells who approved what when, but a lock that comes with
/// somebody else's project approves nothing on this machine.
struct ProgramTrust: Sendable {
    /// What policy files and records grant to the program.
    let granted: PermissionSet

    private let policies: [Policy]
    private let book: ApprovalBook

    init(granted: PermissionSet, policies: [Policy], book: ApprovalBook) {
        self.granted = granted
        self.policies = policies
        self.book = book
    }

    /// Whether policy files had a say, so that the answer may change without a record changing.
    var dependsOnPolicies: Bool { !policies.isEmpty }

    /// What a module was approved for, with `asked` in mind; `nil` when it never was.
    ///
    /// A record counts for the same name and the same content: approving `a.js` does not approve its bytes
    /// under another name.
    func approval(of module: LockEntry, asked: PermissionSet) -> PermissionSet? {
        let sets = policies.compactMap { $0.approves(id: module.id, digest: module.pin.digest) }
        let policy = sets.first.map { first in sets.dropFirst().reduce(first) { $0.union($1) } }
        if let policy, policy.covers(asked) { return policy }
        let records = self.records(of: module)
        let best = records.first { $0.permissions.covers(asked) } ?? records.first
        return best?.permissions ?? policy
    }

    /// When this user approved a module for all of `asked`; `nil` when a policy did, or nobody.
    func approvedAt(_ module: LockEntry, asked: PermissionSet) -> Timestamp? {
        records(of: module).first { $0.permissions.covers(asked) }?.approvedAt
    }

    private func records(of module: LockEntry) -> [Approval] {
        book.approvals(of: .content(module.pin.digest))
            .filter { $0.name.utf8.elementsEqual(module.id.description.utf8) }
    }

    /// The content that was approved last under the name of `module`, if it was another.
    func approvedDigest(of module: LockEntry) -> ContentDigest? {
        for approval in book.approvals {
            guard approval.name.utf8.elementsEqual(module.id.description.utf8),
                case .content(let digest) = approval.subject, digest != module.pin.digest
            else { continue }
            return digest
        }
        return nil
    }
}
