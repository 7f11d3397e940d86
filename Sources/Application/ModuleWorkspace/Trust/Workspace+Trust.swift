// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleModel
internal import ModuleTrust

// MARK: - Grants and approvals outside the lock

extension Workspace {
    /// The name of the policy file that is followed without being named.
    static let policyName = "tenon-policy.toml"

    /// What policy files and this user's records say about a program that asks for `asked`.
    ///
    /// The records are opened only for a program that asks for something.
    ///
    /// - Throws: ``PolicyError`` and what reading throws: an unclear policy grants nothing.
    func trust(
        for entry: ProgramEntry,
        asked: PermissionSet,
        modules: [LockEntry],
        policy: FilePath?
    ) async throws -> ProgramTrust {
        let policies = try policies(besides: policy)
        var granted = PermissionSet.none
        if !asked.isEmpty {
            if entry.id.source == .file {
                granted = policies.reduce(granted) {
                    $0.union($1.grants(program: entry.id.description))
                }
            }
            if let subject = try subject(of: entry, modules: modules) {
                let recorded = try await records.book().permissions(for: subject, asked: asked)
                granted = granted.union(recorded ?? .none)
            }
        }
        return ProgramTrust(granted: granted) { module in
            let approved = policies.compactMap {
                $0.approves(id: module.id, digest: module.pin.digest)
            }
            guard let first = approved.first else { return nil }
            return approved.dropFirst().reduce(first) { $0.union($1) }
        }
    }

    /// Records that a person granted `permissions` to a program, besides what was granted before.
    func record(
        grant permissions: PermissionSet,
        to entry: ProgramEntry,
        modules: [LockEntry]
    ) async throws {
        guard let subject = try subject(of: entry, modules: modules) else { return }
        let before = try await records.book().approvals(of: subject).first?.permissions
        let approval = Approval(
            subject: subject,
            permissions: permissions.union(before ?? .none),
            name: entry.id.description,
            approvedAt: configuration.clock()
        )
        try await records.replace(with: approval)
    }

    /// Takes back what was granted to a program; whether there was anything.
    ///
    /// - Throws: what naming a program throws, or ``SQLiteError``.
    package func revoke(_ program: String) async throws -> Bool {
        let entry = try entry(program)
        let lock = try lockFile(of: entry.project).read()
        let modules = Array(lock.entries.values)
        guard let subject = try subject(of: entry, modules: modules) else { return false }
        return try await records.revoke(subject) > 0
    }

    // MARK: - Where they are kept

    private var records: Approvals {
        Approvals(
            file: configuration.home.data.appending("trust.sqlite"),
            writer: configuration.version
        )
    }

    /// A file is known by its real path, since its owner edits it; anything else by its content.
    private func subject(
        of entry: ProgramEntry,
        modules: [LockEntry]
    ) throws -> ApprovalSubject? {
        if entry.id.source == .file { return .place(try FilePath(entry.id.description)) }
        let key = entry.id.lockKey
        return modules.first { $0.id == key }.map { .content($0.pin.digest) }
    }

    private func policies(besides named: FilePath?) throws -> [Policy] {
        let own = configuration.home.configuration.appending(Self.policyName)
        var policies: [Policy] = []
        if FileSystem.kind(of: own) != nil { policies.append(try Policy(file: own)) }
        if let named { policies.append(try Policy(file: named)) }
        return policies
    }
}
