// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleModel
internal import ModuleTrust

// MARK: - What a person is asked

extension ProgramPreparer {
    /// Asks for what was not granted, if the program is confined to that, or not approved yet; the modules of which
    /// the lock has something to tell.
    func decide(on modules: [LockEntry], isConfined: Bool) async throws -> [LockEntry] {
        let needed = isConfined ? asked.subtracting(request.granted) : .none
        if needed.isEmpty, modules.isEmpty { return [] }
        let seal = DecisionSeal(
            program: entry.id,
            asked: asked,
            granted: request.granted,
            modules: modules,
            home: workspace.configuration.home.data
        )
        let isTold = request.isLocked || modules.allSatisfy { $0.approvedAt != nil }
        if isTold, seal.exists, !workspace.hasPolicies(besides: request.policy) { return [] }
        let trust = try await trust(with: modules)
        let decision = ProgramDecision(
            asked: asked,
            granted: isConfined ? request.granted.union(trust.granted) : asked,
            modules: modules,
            approvals: { trust.approval(of: $0, asked: asked) },
            approvedDigest: trust.approvedDigest
        )
        try await grant(decision.missing, modules: modules)
        try await approve(decision.requests, of: modules)
        if isConfined, !trust.dependsOnPolicies { try seal.make() }
        let now = workspace.configuration.clock()
        let asking = Set(decision.requests.map(\.module))
        return modules.compactMap { module in
            let time = asking.contains(module.id) ? now : trust.approvedAt(module, asked: asked)
            return time.flatMap { told(module, at: $0) }
        }
    }

    private func grant(_ missing: PermissionSet, modules: [LockEntry]) async throws {
        guard !missing.isEmpty else { return }
        let refusal = TrustError.notGranted(program: entry.name, missing: missing)
        try confirm(.grant(program: entry.name, permissions: missing), refusal)
        try await workspace.record(grant: missing, to: entry, modules: modules)
    }

    /// Asks about modules and records the yes.
    private func approve(_ requests: [ApprovalRequest], of modules: [LockEntry]) async throws {
        guard !requests.isEmpty else { return }
        let refusal = TrustError.notApproved(program: entry.name, requests: requests)
        try confirm(.approve(program: entry.name, requests: requests), refusal)
        let wanted = Set(requests.map(\.module))
        try await workspace.record(
            approvals: modules.filter { wanted.contains($0.id) },
            for: asked
        )
    }

    /// The entry as the lock tells of its approval; `nil` when it tells so already.
    private func told(_ module: LockEntry, at time: Timestamp) -> LockEntry? {
        guard module.approvedAt == nil || !module.permissions.covers(asked) else { return nil }
        var module = module
        module.permissions = module.approvedAt == nil ? asked : module.permissions.union(asked)
        module.approvedAt = time
        return module
    }

    func trust(with modules: [LockEntry]) async throws -> ProgramTrust {
        try await workspace.trust(
            for: entry,
            asked: asked,
            modules: modules,
            policy: request.policy
        )
    }

    private func confirm(_ question: Question, _ refusal: TrustError) throws {
        if request.approvesAll { return }
        guard try workspace.interaction.confirm(question, orThrow: refusal) else {
            throw TrustError.declined(program: entry.name)
        }
    }
}
