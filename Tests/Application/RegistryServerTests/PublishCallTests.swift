// SPDX-License-Identifier: Apache-2.0

import JSONKit
import ModuleModel
import ModuleSources
import RegistryServer
import TestSupport
import Testing

/// Publishing, withdrawing, deprecating and owning, over a real server.
@Suite struct PublishCallTests {
    @Test func `a version is published once, and again without effect`() async throws {
        let service = try await TestService()
        let alice = try await service.makeUser("alice")
        let package = try PublishablePackage("@alice/utils@1.0.0")
        let first = try await service.publish(package, as: alice)
        #expect(first.status == 201, "\(first.json)")
        let index = try #require(try service.index(of: "@alice/utils"))
        #expect(index.owners == ["alice"])
        let release = try #require(index.releases.first)
        #expect(first.json["digest"]?.string == release.digest.description)
        #expect(first.json["archive"]?.string == release.archive.description)
        #expect(
            try service.folder.read("registry/" + RegistryLayout.archive(release.archive))
                == package.archive
        )
        let again = try await service.publish(package, as: alice)
        #expect(again.status == 200)
        #expect(again.json["digest"] == first.json["digest"])
        #expect(try service.index(of: "@alice/utils") == index)
    }

    @Test func `other content under a published version is refused, and both digests told`()
        async throws
    {
        let service = try await TestService()
        let alice = try await service.makeUser("alice")
        let first = try PublishablePackage("@alice/utils@1.0.0")
        #expect(try await service.publish(first, as: alice).status == 201)
        let other = try PublishablePackage(
            "@alice/utils@1.0.0",
            files: ["main.js": "/** Other. */\nexport const answer = 7\n"]
        )
        let answer = try await service.publish(other, as: alice)
        #expect(answer.status == 409)
        #expect(answer.code == "registry-version-exists")
        #expect(answer.json["message"]?.string?.contains("h1:") == true)
    }

    @Test func `a dry run says what would come of it and changes nothing`() async throws {
        let service = try await TestService()
        let alice = try await service.makeUser("alice")
        let answer = try await service.publish(
            try PublishablePackage("@alice/utils@1.0.0"),
            as: alice,
            headers: ["Tenon-Dry-Run": "true"]
        )
        #expect(answer.status == 200)
        #expect(answer.json["findings"]?.elements != nil)
        #expect(try service.index(of: "@alice/utils") == nil)
        let odd = try await service.publish(
            try PublishablePackage("@alice/utils@1.0.0"),
            as: alice,
            headers: ["Tenon-Dry-Run": "maybe"]
        )
        #expect(odd.code == "api-value-malformed")
    }

    @Test func `scopes belong to accounts, and packages to who began them`() async throws {
        let service = try await TestService()
        let alice = try await service.makeUser("alice")
        let bob = try await service.makeUser("bob")
        let begun = try PublishablePackage("@alice/utils@1.0.0")
        let stranger = try await service.publish(begun, as: bob)
        #expect(stranger.status == 403)
        #expect(stranger.code == "scope-not-owned")
        #expect(try await service.publish(begun, as: alice).status == 201)
        let next = try PublishablePackage("@alice/utils@1.1.0")
        #expect(try await service.publish(next, as: bob).code == "package-not-owned")
        let path = "/packages/@alice/utils/owners/bob"
        #expect(try await service.ask("PUT", path, as: alice).status == 204)
        #expect(try await service.publish(next, as: bob).status == 201)
        let owners = try await service.ask("GET", "/packages/@alice/utils/owners")
        #expect(owners.json == ["owners": ["alice", "bob"]])
        #expect(
            try await service.ask("DELETE", "/packages/@alice/utils/owners/alice", as: bob).status
                == 204
        )
        let last = try await service.ask("DELETE", path, as: bob)
        #expect(last.status == 409)
        #expect(last.code == "owner-last")
    }

    @Test func `tokens change only what they are for`() async throws {
        let service = try await TestService()
        let alice = try await service.makeUser("alice")
        let made = try await service.ask(
            "POST",
            "/tokens",
            as: alice,
            ["name": "CI", "permissions": ["publish"], "packages": ["@alice/utils"]]
        )
        let token = try #require(made.json["secret"]?.string)
        let other = try await service.publish(
            try PublishablePackage("@alice/other@1.0.0"),
            as: token
        )
        #expect(other.code == "token-permission-missing")
        let own = try await service.publish(try PublishablePackage("@alice/utils@1.0.0"), as: token)
        #expect(own.status == 201)
        let yank = try await service.ask(
            "PUT",
            "/packages/@alice/utils/1.0.0/yank",
            as: token,
            ["reason": ""]
        )
        #expect(yank.code == "token-permission-missing")
    }

    @Test func `a version is withdrawn, and that is taken back`() async throws {
        let service = try await TestService()
        let alice = try await service.makeUser("alice")
        _ = try await service.publish(try PublishablePackage("@alice/utils@1.0.0"), as: alice)
        let path = "/packages/@alice/utils/1.0.0/yank"
        for _ in 1...2 {
            let answer = try await service.ask("PUT", path, as: alice, ["reason": "broken"])
            #expect(answer.status == 204)
        }
        #expect(try service.index(of: "@alice/utils")?.releases.first?.yanked == "broken")
        #expect(try await service.ask("DELETE", path, as: alice).status == 204)
        #expect(try service.index(of: "@alice/utils")?.releases.first?.yanked == nil)
        let missing = "/packages/@alice/utils/2.0.0/yank"
        let answer = try await service.ask("PUT", missing, as: alice, ["reason": ""])
        #expect(answer.code == "registry-release-missing")
        let audit = try await service.ask("GET", "/audit", as: service.administrator)
        let actions = audit.json["entries"]?.elements?.compactMap { $0["action"]?.string } ?? []
        #expect(actions.suffix(3) == ["publish", "yank", "unyank"])
    }

    @Test func `versions are deprecated, one or all`() async throws {
        let service = try await TestService()
        let alice = try await service.makeUser("alice")
        for version in ["1.0.0", "1.1.0"] {
            let package = try PublishablePackage("@alice/utils@\(version)")
            _ = try await service.publish(package, as: alice)
        }
        let body: JSONValue = ["message": "use @alice/tools"]
        let one = "/packages/@alice/utils/1.0.0/deprecation"
        #expect(try await service.ask("PUT", one, as: alice, body).status == 204)
        #expect(
            try service.index(of: "@alice/utils")?.releases.map(\.deprecated)
                == ["use @alice/tools", nil]
        )
        let all = "/packages/@alice/utils/deprecation"
        #expect(try await service.ask("PUT", all, as: alice, body).status == 204)
        #expect(
            try service.index(of: "@alice/utils")?.releases.allSatisfy { $0.deprecated != nil }
                == true
        )
        #expect(try await service.ask("DELETE", all, as: alice).status == 204)
        #expect(
            try service.index(of: "@alice/utils")?.releases.allSatisfy { $0.deprecated == nil }
                == true
        )
        let odd: JSONValue = ["message": "line\u{1B}[2J"]
        #expect(try await service.ask("PUT", all, as: alice, odd).code == "api-body-malformed")
    }

    @Test func `what is not there is said so`() async throws {
        let service = try await TestService()
        let alice = try await service.makeUser("alice")
        for (method, path) in [
            ("GET", "/packages/@alice/none/owners"), ("GET", "/packages/@alice/none/statistics"),
            ("PUT", "/packages/@alice/none/star"), ("DELETE", "/packages/@alice/none/1.0.0/yank"),
            ("PUT", "/packages/@alice/none/owners/alice"),
        ] {
            let answer = try await service.ask(method, path, as: alice)
            #expect(answer.status == 404, "\(method) \(path)")
            #expect(answer.code == "package-unknown")
        }
    }

    @Test(arguments: [("1.0.1", 409), ("1.1.0", 409), ("2.0.0", 201), ("1.0.1-beta.1", 201)])
    func `what breaks importers needs a version that says so`(
        version: String,
        status: Int
    ) async throws {
        let service = try await TestService()
        let alice = try await service.makeUser("alice")
        let first = try PublishablePackage("@alice/utils@1.0.0")
        #expect(try await service.publish(first, as: alice).status == 201)
        let other = try PublishablePackage(
            "@alice/utils@\(version)",
            files: ["main.js": "/** Other. */\n\n/** Other. */\nexport const other = 1\n"]
        )
        let answer = try await service.publish(other, as: alice)
        #expect(answer.status == status)
        #expect(answer.code == (status == 409 ? "interface-broken" : nil))
        #expect(try service.index(of: "@alice/utils")?.releases.count == (status == 409 ? 1 : 2))
    }
}
