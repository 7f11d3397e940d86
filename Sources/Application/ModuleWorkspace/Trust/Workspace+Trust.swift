// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleModel
internal import ModuleStore
internal import ModuleTrust

// MARK: - Grants and approvals outside the lock

extension Workspace {
    /// The name of the policy file that is followed without being named.
    static let policyName = "tenon-policy.toml"

    /// What policy files and this user's records say about a program that asks for `asked`.
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
        if entry.id.source == .file {
            granted = policies.reduce(granted) {
                $0.union($1.grants(program: entry.id.description))
            }
        }
        let book = try await records.book()
        if let subject = try subject(of: entry, modules: modules) {
            let recorded = book.permissions(for: subject, asked: asked)
            granted = granted.union(recorded ?? .none)
        }
        return ProgramTrust(granted: granted, policies: policies, book: book)
    }

    /// Grants what a program asks for and what `request` asks for besides, for good, and approves its modules.
    ///
    /// - Throws: as ``prepare(_:)``.
    package func approve(_ request: ProgramRequest) async throws -> PreparedProgram {
        let program = try await prepare(request)
        if !request.asked.isEmpty { try standingRequest(of: program.entry).add(request.asked) }
        return program
    }

    /// What a program asks for because a person wanted it to.
    func standingRequest(of entry: ProgramEntry) -> StandingRequest {
        StandingRequest(for: entry.id, home: configuration.home.data)
    }

    /// Whether any policy file has a say about programs.
    func hasPolicies(besides named: FilePath?) -> Bool {
        let own = configuration.home.configuration.appending(Self.policyName)
        return named != nil || FileSystem.kind(of: own) != nil
    }

    /// Records that a person approved modules for `permissions`.
    func record(approvals modules: [LockEntry], for permissions: PermissionSet) async throws {
        let now = configuration.clock()
        try await records.approve(
            modules.map { module in
                Approval(
                    subject: .content(module.pin.digest),
                    permissions: permissions,
                    name: module.id.description,
                    approvedAt: now
                )
            }
        )
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

    /// Takes back what was granted to a program and approved of the modules that it uses.
    ///
    /// An approval is of content, so other programs with the same modules lose it too; the result names them.
    ///
    /// - Throws: what naming a program throws, or ``SQLiteError``.
    package func revoke(_ program: String) async throws -> Revocation {
        let entry = try entry(program)
        let lockFile = lockFile(of: entry.project)
        let modules = try await modules(of: program, in: lockFile.read())
        try DecisionSeal.removeAll(home: configuration.home.data)
        var grants = try standingRequest(of: entry).remove() ? 1 : 0
        // A program that is no file is one of its modules.
        if entry.id.source == .file, let subject = try subject(of: entry, modules: modules) {
            grants += try await records.revoke(subject)
        }
        var revoked: [LockEntry] = []
        for module in modules where try await records.revoke(.content(module.pin.digest)) > 0 {
            revoked.append(module)
        }
        let others = try await store.knownLocks().filter { $0 != lockFile.path }.compactMap {
            path -> (folder: FilePath, digests: Set<ContentDigest>)? in
            let lock = try? LockFile(path: path, home: configuration.home.data).read()
            return lock.map { (path.parent, Set($0.entries.values.map(\.pin.digest))) }
        }
        return Revocation(
            hadGrants: grants > 0,
            modules: revoked.map { module in
                Revocation.Module(
                    id: module.id,
                    digest: module.pin.digest,
                    sharing: others.filter { $0.digests.contains(module.pin.digest) }.map(\.folder)
                )
            }
        )
    }

    /// The modules that a program uses; all of the lock where its files don't tell.
    private func modules(of program: String, in lock: Lock) async throws -> [LockEntry] {
        let report = try? await permissions(of: ProgramRequest(entry: program))
        return report?.modules ?? lock.entries.values.sorted { $0.id < $1.id }
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
