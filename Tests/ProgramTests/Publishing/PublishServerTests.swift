// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import Foundation
internal import RegistrySupport
internal import TestSupport
internal import Testing

/// Publishing through a server over HTTPS, which may do anything.
@Suite struct PublishServerTests {
    private static let user =
        "{\"name\":\"alice\",\"isAdministrator\":false,\"scopes\":[\"@alice\"]}"
    private static let sent = "reg/api/v1/packages/@alice/words/1.0.0"

    /// A registry with a server that knows the token, and somebody who is logged in.
    private func scene() async throws -> PublishScene {
        let scene = try PublishScene(.served())
        _ = try scene.serve()
        try scene.tenon.answer("reg/api/v1/user", ServerAnswer(body: Self.user))
        let login = try await scene.tenon("login", input: PublishScene.token + "\n")
        login.expectSuccess()
        #expect(login.errors.contains("as `alice`"), login.summary)
        return scene
    }

    /// Puts the package into the folder that the server shows, as a server would.
    private func publishBehind(_ scene: PublishScene) async throws {
        try await scene.tenon("publish", "--yes", "--registry", scene.registry.root.string)
            .expectSuccess()
    }

    @Test func `a package is sent with the token, and read back`() async throws {
        let scene = try await scene()
        try scene.tenon.answer(
            Self.sent,
            ServerAnswer(
                status: 201,
                body:
                    "{\"findings\":[{\"code\":\"x-y\",\"message\":\"seen \\u001b[31m\",\"severity\":\"warning\"}]}"
            )
        )
        try await scene.tenon("publish", "--yes").expectError("publish-not-verified")
        try await publishBehind(scene)
        let outcome = try await scene.tenon("publish", "--yes")
        outcome.expectSuccess()
        let request = try #require(try scene.tenon.log(of: Self.sent).last)
        #expect(request.method == "PUT" && request.headers["content-type"] == "application/gzip")
        #expect(request.headers["authorization"] == "Bearer \(PublishScene.token)")
        #expect(outcome.errors.contains("warning[x-y]") && !outcome.errors.contains("\u{1B}"))
        let all = outcome.output + outcome.errors
        #expect(!all.contains(PublishScene.token), outcome.summary)
    }

    @Test func `a dry run asks the server, which keeps nothing`() async throws {
        let scene = try await scene()
        try scene.tenon.answer(
            Self.sent,
            ServerAnswer(
                body:
                    "{\"findings\":[{\"code\":\"package-name-confusing\",\"message\":\"m\",\"severity\":\"error\"}]}"
            )
        )
        let outcome = try await scene.tenon("publish", "--dry-run")
        outcome.expectError("publish-refused")
        #expect(outcome.errors.contains("[package-name-confusing]"))
        #expect(try scene.tenon.log(of: Self.sent).last?.headers["tenon-dry-run"] == "true")
    }

    @Test func `what is shown afterwards must be what was sent`() async throws {
        let scene = try await scene()
        try scene.tenon.answer(Self.sent, ServerAnswer(status: 201, body: "{}"))
        try await publishBehind(scene)
        try scene.tenon.write("/** Else. */\nexport const other = 1\n", to: "main.js")
        try await scene.tenon("publish", "--yes").expectError("publish-refused")
    }

    static let refusals: [(ServerAnswer, String)] = [
        (
            ServerAnswer(status: 401, body: "{\"code\":\"token-invalid\",\"message\":\"no\"}"),
            "token-invalid"
        ),
        (ServerAnswer(status: 401), "login-needed"),
        (ServerAnswer(status: 403, body: "<html>"), "registry-refused"),
        (
            ServerAnswer(
                status: 409,
                body: "{\"code\":\"registry-version-exists\",\"message\":\"m\"}"
            ), "registry-version-exists"
        ),
        (
            ServerAnswer(status: 422, body: "{\"code\":\"A B\",\"message\":1,\"hints\":{}}"),
            "registry-refused"
        ),
        (ServerAnswer(status: 500), "registry-refused"),
        (ServerAnswer(status: 201, body: "{"), "registry-answer-malformed"),
        (ServerAnswer(status: 201, body: "{\"findings\":[1]}"), "registry-answer-malformed"),
        (ServerAnswer(.drop), "http-interrupted"), (ServerAnswer(.nonsense), "http-interrupted"),
        (ServerAnswer(.bomb, size: 50_000_000), "http-too-large"),
    ]

    @Test(arguments: refusals.indices)
    func `a server that refuses or lies is told of`(index: Int) async throws {
        let (answer, code) = Self.refusals[index]
        let scene = try await scene()
        try scene.tenon.answer(Self.sent, answer)
        let outcome = try await scene.tenon("publish", "--yes")
        outcome.expectError(code)
        #expect(!(outcome.output + outcome.errors).contains(PublishScene.token.suffix(20)))
    }

    // MARK: Tokens stay where they belong

    @Test func `a redirect gets neither package nor token`() async throws {
        let scene = try await scene()
        let other = try LoopbackServer.shared().otherOrigin
        try scene.tenon.answer(Self.sent, .redirect(to: other + "/stolen", status: 307))
        try await scene.tenon("publish", "--yes").expectError("registry-redirected")
        #expect(try LoopbackServer.shared().log(of: "/stolen").isEmpty)
    }

    @Test func `a registry that names another server gets no token`() async throws {
        let scene = try await scene()
        let other = try LoopbackServer.shared().otherOrigin + "/elsewhere/v1"
        _ = try scene.serve(api: other)
        try await scene.tenon("publish", "--yes").expectError("login-needed")
        let outcome = try await scene.tenon(
            "publish",
            "--yes",
            environment: ["TENON_TOKEN": PublishScene.token]
        )
        outcome.expectError("login-needed")
        #expect(outcome.errors.contains("another origin"), outcome.summary)
        let log = try LoopbackServer.shared().log().filter { $0.target.hasPrefix("/elsewhere") }
        #expect(log.isEmpty)
    }

    @Test func `a build server's token comes from the environment`() async throws {
        let scene = try PublishScene(.served())
        _ = try scene.serve()
        try scene.tenon.answer("reg/api/v1/user", ServerAnswer(body: Self.user))
        try await scene.tenon("whoami").expectError("login-needed")
        let outcome = try await scene.tenon(
            "whoami",
            "--json",
            environment: ["TENON_TOKEN": PublishScene.token]
        )
        outcome.expectSuccess()
        #expect(outcome.output.contains("\"name\": \"alice\""))
        #expect(
            !FileManager.default.fileExists(atPath: scene.tenon.home + "/config/credentials.json")
        )
    }

    @Test func `the file of tokens is for one person`() async throws {
        let scene = try await scene()
        let path = scene.tenon.home + "/config/credentials.json"
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        try await scene.tenon("whoami").expectError("credentials-exposed")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        try await scene.tenon("logout").expectSuccess()
        try await scene.tenon("whoami").expectError("login-needed")
        try await scene.tenon("logout").expectError("login-needed")
        try Data("{ \(PublishScene.token)".utf8).write(to: URL(filePath: path))
        let broken = try await scene.tenon("whoami")
        broken.expectError("credentials-malformed")
        #expect(!broken.errors.contains(PublishScene.token))
    }

    @Test func `a token is asked for without showing it, and checked before it is kept`()
        async throws
    {
        let scene = try PublishScene(.served())
        let registry = try scene.serve()
        try scene.tenon.answer("reg/api/v1/user", ServerAnswer(status: 401))
        try await scene.tenon("login", input: PublishScene.token).expectError("login-needed")
        try await scene.tenon("whoami").expectError("login-needed")
        try scene.tenon.answer("reg/api/v1/user", ServerAnswer(body: Self.user))
        let login = try await scene.tenon.onTerminal(
            "login",
            "--registry",
            registry,
            answers: [PublishScene.token]
        )
        #expect(login.status == .exited(0) && login.output.contains("as `alice`"), login.summary)
        #expect(!login.output.contains(PublishScene.token), login.summary)
        for input in ["", "a b\n", "one\ntwo\n", "short", String(repeating: "x", count: 2_000)] {
            let outcome = try await scene.tenon("login", input: input)
            #expect(outcome.status == .exited(1), outcome.summary)
        }
    }

    // MARK: Accounts and tokens

    @Test func `tokens and accounts are made, shown once, and revoked`() async throws {
        let scene = try await scene()
        let made =
            "{\"id\":\"7\",\"name\":\"ci\",\"secret\":\"\(PublishScene.token)\",\"permissions\":[\"publish\"]}"
        try scene.tenon.answer("reg/api/v1/tokens", ServerAnswer(status: 201, body: made))
        let token = try await scene.tenon(
            "token",
            "create",
            "ci",
            "--allow",
            "publish",
            "--package",
            "@alice/words",
            "--expires",
            "2027-01-31"
        )
        token.expectSuccess()
        #expect(
            token.output == PublishScene.token + "\n" && !token.errors.contains(PublishScene.token)
        )
        let body = try scene.tenon.log(of: "reg/api/v1/tokens").last?.body ?? ""
        #expect(body.contains("2027-01-31T00:00:00Z") && body.contains("@alice/words"), "\(body)")
        try scene.tenon.answer(
            "reg/api/v1/tokens",
            ServerAnswer(body: "{\"tokens\":[{\"id\":\"7\",\"name\":\"ci\"}]}")
        )
        let list = try await scene.tenon("token", "list")
        list.expectSuccess()
        #expect(list.output.contains("ci"))
        try scene.tenon.answer("reg/api/v1/tokens/7", ServerAnswer(status: 204))
        try await scene.tenon("token", "revoke", "7").expectError("confirmation-needed")
        try await scene.tenon("token", "revoke", "7", "--yes").expectSuccess()
        let wrong = try await scene.tenon("token", "revoke", "../user", "--yes")
        #expect(wrong.status == .exited(2))
        try scene.tenon.answer(
            "reg/api/v1/users",
            ServerAnswer(status: 201, body: "{\"name\":\"bob\",\"token\":\(made)}")
        )
        let user = try await scene.tenon("user", "add", "bob")
        user.expectSuccess()
        #expect(user.output == PublishScene.token + "\n")
    }

    @Test func `owners and withdrawals are asked for as the interface has it`() async throws {
        let scene = try await scene()
        let base = "reg/api/v1/packages/@alice/words"
        for path in ["/1.0.0/yank", "/deprecation", "/1.0.0/deprecation", "/owners/bob"] {
            try scene.tenon.answer(base + path, ServerAnswer(status: 204))
        }
        try scene.tenon.answer(base + "/owners", ServerAnswer(body: "{\"owners\":[\"alice\"]}"))
        try await scene.tenon("yank", "@alice/words@1.0.0", "--reason", "r", "--yes")
            .expectSuccess()
        try await scene.tenon("unyank", "@alice/words@1.0.0").expectSuccess()
        try await scene.tenon("deprecate", "@alice/words@1.0.0", "-m", "m").expectSuccess()
        try await scene.tenon("deprecate", "@alice/words", "--undo").expectSuccess()
        try await scene.tenon("owner", "add", "@alice/words", "bob", "--yes").expectSuccess()
        try await scene.tenon("owner", "remove", "@alice/words", "bob", "--yes").expectSuccess()
        let owners = try await scene.tenon("owner", "list", "@alice/words")
        #expect(owners.output == "alice\n")
        let yanks = try scene.tenon.log(of: base + "/1.0.0/yank")
        #expect(yanks.map(\.method) == ["PUT", "DELETE"] && yanks[0].body == "{\"reason\":\"r\"}")
        #expect(try scene.tenon.log(of: base + "/owners/bob").map(\.method) == ["PUT", "DELETE"])
        #expect(try scene.tenon.log(of: base + "/deprecation").map(\.method) == ["DELETE"])
    }
}
