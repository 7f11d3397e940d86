// SPDX-License-Identifier: Apache-2.0

import JSONKit
import RegistryServer
import TestSupport
import Testing

/// Advisories, over a real server.
@Suite struct AdvisoryCallTests {
    private func advisory(
        _ id: String = "TSA-2026-0001",
        about package: String = "@alice/utils",
        summary: String = "It can be made to loop.",
        modified: String = "2026-11-01T00:00:00Z"
    ) -> JSONValue {
        [
            "schema_version": "1.6.0", "id": .string(id), "modified": .string(modified),
            "summary": .string(summary), "x_unknown": [1, 2],
            "affected": [
                [
                    "package": ["ecosystem": "Tenon", "name": .string(package)],
                    "ranges": [
                        [
                            "type": "SEMVER",
                            "events": [["introduced": "0"], ["fixed": "1.1.0"]],
                        ]
                    ],
                ]
            ],
        ]
    }

    private func service() async throws -> (TestService, alice: String) {
        let service = try await TestService()
        let alice = try await service.makeUser("alice")
        _ = try await service.publish(try PublishablePackage("@alice/utils@1.0.0"), as: alice)
        return (service, alice)
    }

    private let path = "/advisories/TSA-2026-0001"

    @Test func `an advisory is recorded, replaced and found`() async throws {
        let (service, alice) = try await service()
        let first = try await service.ask("PUT", path, as: alice, advisory())
        #expect(first.status == 201)
        #expect(first.json == advisory())
        #expect(try await service.ask("PUT", path, as: alice, advisory()).status == 200)
        let changed = advisory(summary: "It loops.", modified: "2026-11-02T00:00:00Z")
        #expect(try await service.ask("PUT", path, as: alice, changed).status == 200)
        #expect(try await service.ask("GET", path).json == changed)
        let found = try await service.ask("GET", "/advisories?package=@alice/utils")
        #expect(found.json == ["total": 1, "advisories": [changed]])
        let none = try await service.ask("GET", "/advisories?package=@alice/other")
        #expect(none.json == ["total": 0, "advisories": []])
        let page = try await service.ask("GET", "/advisories?offset=1")
        #expect(page.json == ["total": 1, "advisories": []])
        let file = try service.folder.read("registry/advisories/TSA-2026-0001.json")
        #expect(file == changed.encoded(.lines))
    }

    @Test func `only owners of everything that is affected speak of it`() async throws {
        let (service, alice) = try await service()
        let bob = try await service.makeUser("bob")
        #expect(
            try await service.ask("PUT", path, as: bob, advisory()).code == "package-not-owned"
        )
        let other = advisory(about: "@bob/none")
        #expect(try await service.ask("PUT", path, as: bob, other).code == "package-unknown")
        #expect(
            try await service.ask("PUT", path, as: service.administrator, other).status == 201
        )
        // Who may speak of the new packages may not take back what was said of the old ones.
        let taken = try await service.ask("PUT", path, as: alice, advisory())
        #expect(taken.status == 404 || taken.status == 403)
    }

    @Test func `what is no advisory is refused`() async throws {
        let (service, alice) = try await service()
        for (body, status) in [
            (advisory("TSA-2026-0002"), 422), (advisory(summary: ""), 400),
            (["id": "TSA-2026-0001"], 400), ([], 400),
            (
                [
                    "id": "TSA-2026-0001", "modified": "2026-11-01T00:00:00Z", "summary": "a",
                    "affected": [["package": ["ecosystem": "npm", "name": "react"]]],
                ], 422
            ),
        ] as [(JSONValue, Int)] {
            let answer = try await service.ask("PUT", path, as: alice, body)
            #expect(answer.status == status, "\(body)")
        }
        #expect(try await service.ask("GET", path).code == "advisory-unknown")
        #expect(try await service.ask("GET", "/advisories/all").status == 400)
    }

    @Test func `an older record does not take the place of a newer one`() async throws {
        let (service, alice) = try await service()
        let first = try await service.ask("PUT", path, as: alice, advisory())
        #expect(first.status == 201)
        let older = advisory(modified: "2026-10-01T00:00:00Z")
        let answer = try await service.ask("PUT", path, as: alice, older)
        #expect(answer.status == 409)
        #expect(answer.code == "advisory-older")
        #expect(try await service.ask("GET", path).json == advisory())
    }

    @Test func `a list that was lost is made again at the next start`() async throws {
        let (service, alice) = try await service()
        _ = try await service.ask("PUT", path, as: alice, advisory())
        try service.folder.write(
            #"{"tenonAdvisories":1,"advisories":[]}"#,
            to: "registry/advisories/all.json"
        )
        #expect(try await service.ask("GET", "/advisories").json["total"] == 0)
        let next = try await TestService(in: service.folder)
        #expect(try await next.ask("GET", "/advisories").json["total"] == 1)
    }
}
