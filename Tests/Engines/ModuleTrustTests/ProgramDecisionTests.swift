// SPDX-License-Identifier: Apache-2.0

import ModuleModel
import ModuleTrust
import Testing

@Suite struct ProgramDecisionTests {
    /// A program, what is known of it, and what is decided.
    struct Case: Sendable {
        var asked: [String] = []
        var granted: [String] = []
        /// The permissions of the approval in the lock; `nil` for none.
        var inLock: [String]?
        /// What a policy approves.
        var policy: [String]?
        var missing: [String] = []
        /// The difference that a person is asked about; `nil` when nobody is asked.
        var added: [String]?
    }

    static let cases = [
        Case(inLock: []),
        Case(policy: []),
        Case(added: []),
        Case(asked: ["network"], granted: ["network"], inLock: ["network"]),
        Case(asked: ["network:a.example"], granted: ["network"], inLock: ["network"]),
        Case(asked: ["network"], inLock: ["network"], missing: ["network"]),
        Case(
            asked: ["network"],
            granted: ["network:a.example"],
            inLock: ["network"],
            missing: ["network"]
        ),
        Case(asked: ["network"], granted: ["network"], inLock: [], added: ["network"]),
        Case(
            asked: ["network", "read:/a"],
            granted: ["network", "read:/a"],
            inLock: ["network"],
            added: ["read:/a"]
        ),
        Case(
            asked: ["network", "read:/a"],
            granted: ["network", "read:/a"],
            inLock: ["network"],
            policy: ["read:/a"],
            added: ["read:/a"]
        ),
        Case(asked: ["read:/a/b"], granted: ["read:/a"], inLock: [], policy: ["read:/a"]),
        Case(granted: ["network"], inLock: []),
    ]

    @Test(arguments: cases)
    func `a program starts when all is granted and every module approved`(item: Case) throws {
        let digest = try ContentDigest(parsing: "sha256:" + String(repeating: "a", count: 64))
        let id = ModuleID(source: .https, "https://a.example/x.js")
        let entry = LockEntry(
            id: id,
            pin: Pin(source: .https, location: id.description, digest: digest),
            language: "javascript",
            permissions: try Self.set(item.inLock ?? []),
            approvedAt: item.inLock.map { _ in Timestamp(milliseconds: 0) }
        )
        let policy = try item.policy.map(Self.set)
        let decision = ProgramDecision(
            asked: try Self.set(item.asked),
            granted: try Self.set(item.granted),
            modules: [entry],
            approvals: { _ in policy }
        )
        #expect(decision.missing == (try Self.set(item.missing)))
        #expect(decision.requests.first?.added == (try item.added.map(Self.set)))
        #expect(decision.isAllowed == (item.missing.isEmpty && item.added == nil))
    }

    private static func set(_ texts: [String]) throws -> PermissionSet {
        PermissionSet(try texts.map { try Permission(parsing: $0) })
    }
}
