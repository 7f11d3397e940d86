// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// A registry that answers only who shows a token.
@Suite struct PrivateRegistryTests {
    /// Asks with curl, and returns the status and the head of the answer.
    private func ask(_ url: String, _ token: String? = nil) async throws -> (Int, String) {
        let header = token.map { ["-H", "Authorization: Bearer \($0)"] } ?? []
        let curl = ChildProgram("/usr/bin/curl", environment: [:])
        let outcome = try await curl.run(["-sS", "-o", "/dev/null", "-D", "-"] + header + [url])
        let head = outcome.output
        return (head.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0, head)
    }

    @Test func `nothing is read without a token but that the server lives`() async throws {
        let registry = try ServedRegistry("--private")
        let alice = try await registry.person("alice")
        try WordsPackage(tenon: alice, registry: registry.url).write("1.0.0")
        try await alice("publish", "--yes").expectSuccess()
        let made = try await alice("token", "create", "reader", "--allow", "yank")
        let token = made.output.trimmingCharacters(in: .newlines)
        for path in [
            "", "config.json", "index/@alice/words.json", "npm/@alice%2fwords", "search/?q=x",
            "@alice/words/meta.json", "packages/@alice/words/", "api/v1/search?q=words",
            "api/v1/openapi.json", "nothing", "-/ready", "-/metrics",
        ] {
            let (status, head) = try await ask(registry.url + path)
            #expect(status == 401 && head.contains("WWW-Authenticate: Bearer"), "\(path): \(head)")
            #expect(try await ask(registry.url + path, "nonsense").0 == 401)
            let (answer, fields) = try await ask(registry.url + path, token)
            #expect(answer == (path == "nothing" ? 404 : 200), "\(path): \(fields)")
            #expect(!fields.contains("public"), "\(path): \(fields)")
        }
        #expect(try await ask(registry.url + "-/health").0 == 200)
        let id = try #require(made.errors.firstMatch(of: /number `(\w+)`/).map { String($0.1) })
        try await alice("token", "revoke", id, "--yes").expectSuccess()
        #expect(try await ask(registry.url + "config.json", token).0 == 401)
    }

    @Test func `a client shows the token that it was given`() async throws {
        let registry = try ServedRegistry("--private")
        let token = try await registry.account("alice")
        let alice = try TenonProgram()
        try WordsPackage(tenon: alice, registry: registry.url).write("1.0.0")
        for arguments in [["publish", "--yes"], ["search", "x"], ["info", "@alice/words"]] {
            try await alice.run(arguments)
                .expectError("login-needed", mentions: ["tenon login --registry \(registry.url)"])
        }
        try await alice("login", input: "nonsense-token\n").expectError("login-needed")
        try await alice("login", input: token).expectSuccess()
        try await alice("publish", "--yes").expectSuccess()

        let user = try TenonProgram()
        let variables = ["WORDS_TOKEN": token]
        try WordsPackage.use(
            from: registry.url,
            in: user,
            token: ", token = \"${WORDS_TOKEN}\""
        )
        try await user("add", "@alice/words").expectError("login-needed")
        try await user("add", "@alice/words", environment: variables).expectSuccess()
        try await user("run", "--approve", "main.js").expectSuccess(output: "Hello, stranger!\n")
        try await user("audit", environment: variables).expectSuccess()
        try await user("whoami", environment: variables).expectSuccess()
        try WordsPackage.use(from: registry.url, in: alice)
        try await alice("add", "@alice/words").expectSuccess()
    }

    @Test func `a token is shown to its own registry alone`() async throws {
        let registry = try ServedRegistry("--private")
        let alice = try await registry.person("alice")
        let other = try TenonProgram.served()
        try other.answer("other/config.json", ServerAnswer(status: 401))
        let location = other.url("other/", plain: true)
        try await alice("search", "x", "--registry", location).expectError("login-needed")
        let requests = try other.log(of: "other/config.json")
        #expect(!requests.isEmpty && requests.allSatisfy { $0.headers["authorization"] == nil })
    }

    @Test func `npm and Deno read it with a token`() async throws {
        let registry = try ServedRegistry("--private")
        let token = try await registry.account("alice")
        let alice = try TenonProgram()
        try WordsPackage(tenon: alice, registry: registry.url).write("1.0.0")
        try await alice("login", input: token).expectSuccess()
        try await alice("publish", "--yes").expectSuccess()
        let host = registry.url.dropFirst("http://".count).dropLast()

        let folder = try TemporaryFolder()
        try folder.write("{\"name\": \"app\", \"type\": \"module\"}", to: "package.json")
        let settings = "@alice:registry=\(registry.url)npm/\nfund=false\naudit=false\n"
        let npm = ChildProgram(
            try NodeProgram.path("npm"),
            environment: ["PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": folder.path("user")],
            currentDirectory: folder.path("")
        )
        try folder.write(settings, to: ".npmrc")
        let refused = try await npm.run(["install", "@alice/words"])
        #expect(refused.errors.contains("E401"), refused.summary)
        try folder.write(settings + "//\(host)/:_authToken=\(token)\n", to: ".npmrc")
        let installed = try await npm.run(["install", "@alice/words"])
        #expect(installed.isSuccess, installed.summary)

        try folder.write(
            "import { greet } from 'jsr:@alice/words@1.0.0'\nconsole.log(greet('Deno'))\n",
            to: "program.ts"
        )
        var deno = ChildProgram(
            try DenoProgram.path(),
            environment: [
                "HOME": folder.path("user"), "DENO_DIR": folder.path("deno"),
                "JSR_URL": registry.url, "NO_COLOR": "1",
            ],
            currentDirectory: folder.path("")
        )
        let arguments = ["run", "--quiet", "--minimum-dependency-age=0", "program.ts"]
        let stopped = try await deno.run(arguments)
        #expect(stopped.errors.contains("401"), stopped.summary)
        deno.environment?["DENO_AUTH_TOKENS"] = "\(token)@\(host)"
        let run = try await deno.run(arguments)
        #expect(run.output == "Hello, Deno!\n", run.summary)
    }
}
