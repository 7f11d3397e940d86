// SPDX-License-Identifier: Apache-2.0

import FileSystemKit
import ModuleModel
import ModuleTrust
import TestSupport
import Testing

@Suite struct ApprovalsTests {
    let folder: TemporaryFolder
    let approvals: Approvals
    let subject: ApprovalSubject

    init() throws {
        folder = try TemporaryFolder()
        approvals = try Self.open(folder)
        subject = .content(
            try ContentDigest(parsing: "sha256:" + String(repeating: "a", count: 64))
        )
    }

    @Test func `an approval outlives the process`() async throws {
        let approval = try Self.approval(subject, "network:a.example", "read:/data/Ünï code")
        try await approvals.approve([approval])
        #expect(try await Self.open(folder).book() == ApprovalBook([approval]))
    }

    @Test func `reading creates nothing`() async throws {
        #expect(try await approvals.book() == .empty)
        #expect(try await approvals.revoke(subject) == 0)
        #expect(try folder.list().isEmpty)
    }

    static let covered: [(approved: [[String]], asked: [String], answer: [String]?)] = [
        ([], [], nil),
        ([[]], [], []),
        ([[]], ["network"], []),
        ([["network"]], ["network:a.example"], ["network"]),
        ([["network:a.example"]], ["network"], ["network:a.example"]),
        ([["network"], ["read:/a"]], ["network"], ["network"]),
        ([["network"], ["read:/a"]], ["network", "read:/a"], ["read:/a"]),
        ([["network", "read:/a"], []], ["read:/a/b"], ["network", "read:/a"]),
    ]

    @Test(arguments: covered)
    func `one approval must cover everything`(
        approved: [[String]],
        asked: [String],
        answer: [String]?
    ) async throws {
        for (place, permissions) in approved.enumerated() {
            let set = try Self.set(permissions)
            try await approvals.approve([
                Approval(
                    subject: subject,
                    permissions: set,
                    name: "x",
                    approvedAt: Timestamp(milliseconds: Int64(place))
                )
            ])
        }
        let book = try await approvals.book()
        let found = book.permissions(for: subject, asked: try Self.set(asked))
        #expect(found?.permissions.map(\.description) == answer)
    }

    @Test func `an approval is for its subject alone`() async throws {
        try await approvals.approve([try Self.approval(subject, "network")])
        let text = "h1:" + String(repeating: "A", count: 43) + "="
        let others: [ApprovalSubject] = [
            .content(try ContentDigest(parsing: text)),
            .place(try FilePath("/srv/app")),
        ]
        for other in others {
            #expect(try await approvals.book().permissions(for: other, asked: .none) == nil)
        }
    }

    @Test func `revoking takes all approvals of a subject back`() async throws {
        let place = ApprovalSubject.place(try FilePath("/srv/app"))
        try await approvals.approve([
            try Self.approval(subject, "network"), try Self.approval(subject, "read:/a"),
            try Self.approval(place, "read:/a"),
        ])
        #expect(try await approvals.revoke(subject) == 2)
        #expect(try await approvals.revoke(subject) == 0)
        #expect(try await approvals.book().approvals.map(\.subject) == [place])
    }

    @Test func `approving again keeps one record with the new time`() async throws {
        for time in [5, 9] {
            try await approvals.approve([
                Approval(
                    subject: subject,
                    permissions: .none,
                    name: "x",
                    approvedAt: Timestamp(milliseconds: Int64(time))
                )
            ])
        }
        #expect(try await approvals.book().approvals.map(\.approvedAt.milliseconds) == [9])
    }

    @Test func `a replacement leaves nothing else of its subject`() async throws {
        let place = ApprovalSubject.place(try FilePath("/srv/app"))
        try await approvals.approve([
            try Self.approval(subject, "network"), try Self.approval(subject, "read:/a"),
            try Self.approval(place, "read:/a"),
        ])
        try await approvals.replace(with: try Self.approval(subject, "network", "read:/a"))
        let book = try await approvals.book()
        #expect(book.approvals.count == 2)
        #expect(book.approvals(of: subject).map(\.permissions.permissions.count) == [2])
    }

    @Test func `two processes approve at once and lose nothing`() async throws {
        let place = folder
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                group.addTask {
                    let subject = ApprovalSubject.place(try FilePath("/app\(number)"))
                    try await Self.open(place).approve([try Self.approval(subject, "network")])
                }
            }
            try await group.waitForAll()
        }
        #expect(try await approvals.book().approvals.count == 20)
    }

    @Test func `a file that is no database is refused`() async throws {
        try folder.write(String(repeating: "x", count: 4096), to: "trust.sqlite")
        await #expect(throws: (any Error).self) { try await Self.open(folder).book() }
    }

    private static func open(_ folder: TemporaryFolder) throws -> Approvals {
        Approvals(file: try FilePath(folder.path("trust.sqlite")), writer: "test")
    }

    private static func set(_ texts: [String]) throws -> PermissionSet {
        PermissionSet(try texts.map { try Permission(parsing: $0) })
    }

    private static func approval(
        _ subject: ApprovalSubject,
        _ permissions: String...
    ) throws -> Approval {
        Approval(
            subject: subject,
            permissions: try set(permissions),
            name: "x",
            approvedAt: Timestamp(milliseconds: 1)
        )
    }
}
