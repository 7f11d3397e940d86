// SPDX-License-Identifier: Apache-2.0

import JSONKit
import ModuleModel
import RegistryServer
import TestSupport
import Testing

/// Accounts, scopes and tokens, over a real server.
@Suite struct AccountCallTests {
    @Test func `the first start makes one administrator`() async throws {
        let service = try await TestService()
        let user = try await service.ask("GET", "/user", as: service.administrator)
        #expect(user.status == 200)
        #expect(
            user.json == [
                "name": "administrator", "isAdministrator": true, "scopes": ["@administrator"],
            ]
        )
        #expect(service.administrator.hasPrefix("tenon_"))
        #expect(service.administrator.utf8.count == 49)
    }

    @Test func `a second start makes none, and the first token goes on`() async throws {
        let first = try await TestService()
        let second = try await TestService(in: first.folder)
        #expect(second.administrator == first.administrator)
        #expect(try await second.ask("GET", "/user", as: first.administrator).status == 200)
        let recovered = try await second.api.recoverAdministrator().secretText
        #expect(recovered != first.administrator)
        #expect(try await second.ask("GET", "/user", as: recovered).status == 200)
    }

    @Test func `a secret is nowhere in the files`() async throws {
        let service = try await TestService()
        let token = try await service.makeUser("alice")
        for name in try service.folder.list("data") {
            let text = String(decoding: try service.folder.read("data/" + name), as: UTF8.self)
            #expect(!text.contains(token.dropFirst(6)), "\(name)")
        }
    }

    @Test func `an administrator makes accounts, each name once`() async throws {
        let service = try await TestService()
        let made = try await service.ask(
            "POST",
            "/users",
            as: service.administrator,
            ["name": "alice"]
        )
        #expect(made.status == 201)
        #expect(made.json["name"] == "alice")
        #expect(made.json["token"]?["permissions"] == ["owners", "publish", "tokens", "yank"])
        let again = try await service.ask(
            "POST",
            "/users",
            as: service.administrator,
            ["name": "alice"]
        )
        #expect(again.status == 409)
        #expect(again.code == "account-exists")
    }

    /// A request, and how it is refused.
    struct Refusal: Sendable {
        let request: String
        var who: String?
        let status: Int
        let code: String
    }

    @Test(arguments: [
        Refusal(request: "GET /user", status: 401, code: "token-missing"),
        Refusal(request: "GET /user", who: "tenon_short", status: 401, code: "token-invalid"),
        Refusal(
            request: "GET /user",
            who: "tenon_" + String(repeating: "a", count: 43),
            status: 401,
            code: "token-invalid"
        ),
        Refusal(
            request: "DELETE /tokens/0123456789abcdef",
            who: "alice",
            status: 404,
            code: "token-unknown"
        ),
        Refusal(request: "GET /audit", who: "alice", status: 403, code: "administrator-only"),
        Refusal(
            request: "PUT /scopes/@acme/owners/alice",
            who: "alice",
            status: 403,
            code: "administrator-only"
        ),
        Refusal(
            request: "PUT /scopes/@acme/owners/nobody",
            who: "administrator",
            status: 404,
            code: "account-missing"
        ),
        Refusal(
            request: "PUT /scopes/@Acme/owners/alice",
            who: "administrator",
            status: 400,
            code: "account-name-malformed"
        ),
        Refusal(request: "GET /nothing", status: 404, code: "api-not-found"),
        Refusal(request: "GET /user/", status: 404, code: "api-not-found"),
        Refusal(request: "PATCH /user", status: 405, code: "api-method-refused"),
    ])
    func `a request is refused`(_ refusal: Refusal) async throws {
        let service = try await TestService()
        let alice = try await service.makeUser("alice")
        let tokens = ["alice": alice, "administrator": service.administrator]
        let words = refusal.request.split(separator: " ").map(String.init)
        let token = refusal.who.map { tokens[$0] ?? $0 }
        let answer = try await service.ask(words[0], words[1], as: token)
        #expect(answer.status == refusal.status)
        #expect(answer.code == refusal.code)
        if refusal.status == 401 { #expect(answer.headers["www-authenticate"] == "Bearer") }
        if refusal.status == 405 { #expect(answer.headers["allow"] == "GET") }
    }

    @Test(arguments: [
        (#"{"name":"Alice"}"#, "account-name-malformed"),
        (#"{"name":"a..b"}"#, "account-name-malformed"),
        (#"{"name":7}"#, "api-body-malformed"),
        (#"{}"#, "api-body-malformed"),
        (#"[]"#, "api-body-malformed"),
        (#"{"name":"bob","more":1}"#, "api-body-malformed"),
        (#"{"name":"bob""#, "json-malformed"),
        (#"{"name":"bob","name":"bo"}"#, "json-duplicate-key"),
        ("", "json-malformed"),
    ])
    func `a body that can't be used is refused`(body: String, code: String) async throws {
        let service = try await TestService()
        let answer = try await service.send(
            "POST",
            "/users",
            as: service.administrator,
            Array(body.utf8),
            ["Content-Type": "application/json"]
        )
        #expect(answer.status == 400)
        #expect(answer.code == code)
    }

    @Test func `a body of another type, or too long, is refused`() async throws {
        let service = try await TestService()
        let other = try await service.ask(
            "POST",
            "/users",
            as: service.administrator,
            ["name": "bob"],
            headers: ["Content-Type": "text/plain"]
        )
        #expect(other.status == 415)
        let long = try await service.ask(
            "POST",
            "/users",
            as: service.administrator,
            ["name": .string(String(repeating: "a", count: 10_000))]
        )
        #expect(long.status == 413)
    }

    @Test func `tokens are made, listed without secrets, and deleted`() async throws {
        let service = try await TestService()
        let alice = try await service.makeUser("alice")
        service.clock.advance(days: 1)
        let made = try await service.ask(
            "POST",
            "/tokens",
            as: alice,
            [
                "name": "CI", "permissions": ["publish"], "packages": ["@alice/utils"],
                "expires": "2027-01-01T00:00:00Z",
            ]
        )
        #expect(made.status == 201)
        let secret = try #require(made.json["secret"]?.string)
        let id = try #require(made.json["id"]?.string)
        let list = try await service.ask("GET", "/tokens", as: alice)
        let tokens = try #require(list.json["tokens"]?.elements)
        #expect(tokens.map { $0["name"] } == ["first", "CI"])
        #expect(tokens.allSatisfy { $0["secret"] == nil })
        #expect(tokens[1]["expires"] == "2027-01-01T00:00:00Z")
        #expect(try await service.ask("GET", "/user", as: secret).status == 200)
        #expect(try await service.ask("DELETE", "/tokens/\(id)", as: alice).status == 204)
        #expect(try await service.ask("GET", "/user", as: secret).code == "token-invalid")
    }

    @Test func `a token that has expired is worth nothing`() async throws {
        let service = try await TestService()
        let alice = try await service.makeUser("alice")
        let made = try await service.ask(
            "POST",
            "/tokens",
            as: alice,
            ["name": "short", "expires": .string(day(2, after: service.clock.now))]
        )
        let secret = try #require(made.json["secret"]?.string)
        #expect(try await service.ask("GET", "/user", as: secret).status == 200)
        service.clock.advance(days: 2)
        let answer = try await service.ask("GET", "/user", as: secret)
        #expect(answer.status == 401)
        #expect(answer.code == "token-expired")
    }

    private func day(_ days: Int64, after time: Timestamp) -> String {
        Timestamp(milliseconds: time.milliseconds + days * 86_400_000).description
    }

    @Test func `a token makes none that allows more than itself`() async throws {
        let service = try await TestService()
        let alice = try await service.makeUser("alice")
        let narrow: JSONValue = [
            "name": "narrow", "permissions": ["tokens", "publish"], "packages": ["@alice/utils"],
        ]
        let made = try await service.ask("POST", "/tokens", as: alice, narrow)
        let token = try #require(made.json["secret"]?.string)
        for wider: JSONValue in [
            ["name": "a"],
            ["name": "a", "permissions": ["yank"], "packages": ["@alice/utils"]],
            ["name": "a", "permissions": ["publish"], "packages": ["@alice/other"]],
            ["name": "a", "permissions": ["publish"]],
        ] {
            let answer = try await service.ask("POST", "/tokens", as: token, wider)
            #expect(answer.code == "token-too-wide", "\(wider)")
        }
        #expect(try await service.ask("POST", "/tokens", as: token, narrow).status == 201)
    }

    @Test func `an administrator's token for some packages does not run the registry`() async throws
    {
        let service = try await TestService()
        let made = try await service.ask(
            "POST",
            "/tokens",
            as: service.administrator,
            ["name": "CI", "packages": ["@alice/utils"]]
        )
        let token = try #require(made.json["secret"]?.string)
        let answer = try await service.ask("POST", "/users", as: token, ["name": "bob"])
        #expect(answer.status == 403)
        #expect(answer.code == "administrator-only")
    }

    @Test func `a scope is given and taken back, but never from its last owner`() async throws {
        let service = try await TestService()
        let alice = try await service.makeUser("alice")
        _ = try await service.makeUser("bob")
        let admin = service.administrator
        for name in ["alice", "bob", "alice"] {
            let path = "/scopes/@acme/owners/\(name)"
            #expect(try await service.ask("PUT", path, as: admin).status == 204)
        }
        let user = try await service.ask("GET", "/user", as: alice)
        #expect(user.json["scopes"] == ["@acme", "@alice"])
        let taken = try await service.ask("POST", "/users", as: admin, ["name": "acme"])
        #expect(taken.code == "scope-taken")
        #expect(
            try await service.ask("DELETE", "/scopes/@acme/owners/bob", as: admin).status == 204
        )
        let last = try await service.ask("DELETE", "/scopes/@acme/owners/alice", as: admin)
        #expect(last.status == 409)
        #expect(last.code == "owner-last")
    }

    @Test func `the audit trail says who did what, page by page`() async throws {
        let service = try await TestService()
        _ = try await service.makeUser("alice")
        _ = try await service.makeUser("bob")
        let page = try await service.ask("GET", "/audit?after=1&limit=1", as: service.administrator)
        let entries = try #require(page.json["entries"]?.elements)
        #expect(entries.count == 1)
        #expect(entries[0]["action"] == "account-create")
        #expect(entries[0]["subject"] == "alice")
        #expect(entries[0]["account"] == "administrator")
    }
}
