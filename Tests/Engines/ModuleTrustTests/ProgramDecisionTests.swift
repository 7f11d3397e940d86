// SPDX-License-Identifier: Apache-2.0

import ModuleModel
import ModuleTrust
import Testing

@Suite struct ProgramDecisionTests {
    /// A program, what is known of it, and what is decided.
    struct Case: Sendable {
        var asked: [String] = []
        var granted: [String] = []
        /// What the lock says was approved, which must never matter; `nil` for nothing.
        var inLock: [String]?
        /// What records or policies approve; `nil` for nothing.
        var approved: [String]?
        var missing: [String] = []
        /// The difference that a person is asked about; `nil` when nobody is asked.
        var added: [String]?
    }

    static let cases = [
        Case(approved: []),
        Case(inLock: [], added: []),
        Case(added: []),
        Case(asked: ["network"], granted: ["network"], approved: ["network"]),
        Case(asked: ["network:a.example"], granted: ["network"], approved: ["network"]),
        Case(asked: ["network"], approved: ["network"], missing: ["network"]),
        Case(
            asked: ["network"],
            granted: ["network:a.example"],
            approved: ["network"],
            missing: ["network"]
        ),
        Case(asked: ["network"], granted: ["network"], approved: [], added: ["network"]),
        Case(
            asked: ["network", "read:/a"],
            granted: ["network", "read:/a"],
            approved: ["network"],
            added: ["read:/a"]
        ),
        Case(
            asked: ["network", "read:/a"],
            granted: ["network", "read:/a"],
            inLock: ["network", "read:/a"],
            approved: ["network"],
            added: ["read:/a"]
        ),
        Case(asked: ["read:/a/b"], granted: ["read:/a"], approved: ["read:/a"]),
        Case(granted: ["network"], approved: []),
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
        let approved = try item.approved.map(Self.set)
        let decision = ProgramDecision(
            asked: try Self.set(item.asked),
            granted: try Self.set(item.granted),
            modules: [entry],
            approvals: { _ in approved }
        )
        #expect(decision.missing == (try Self.set(item.missing)))
        #expect(decision.requests.first?.added == (try item.added.map(Self.set)))
        #expect(decision.isAllowed == (item.missing.isEmpty && item.added == nil))
    }

    private static func set(_ texts: [String]) throws -> PermissionSet {
        PermissionSet(try texts.map { try Permission(parsing: $0) })
    }
}
