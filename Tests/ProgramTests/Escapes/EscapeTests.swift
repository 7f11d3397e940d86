// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// Nothing gets out of a program without a grant, and with the grant it does.
@Suite struct EscapeTests {
    @Test(arguments: Attack.files + Attack.others)
    func `a file of the project gets out with the grant alone`(attack: Attack) async throws {
        let scene = try EscapeScene()
        try scene.tenon.write(scene.fill(attack.source), to: "main.js")
        scene.expectRefusal(attack, of: "main.js", try await scene.run("main.js"))
        guard let grant = attack.grant else { return }
        let flags = [scene.fill(grant)]
        try await scene.run("main.js", flags: flags).expectSuccess(output: Attack.output)
    }

    @Test(arguments: (Attack.files + Attack.others).filter { !$0.isLocalOnly })
    func `an approved module from a URL gets out with the grant alone`(attack: Attack) async throws
    {
        let scene = try EscapeScene()
        let url = try scene.tenon.serve(scene.fill(attack.source), at: "attack.js")
        try scene.tenon.write("import '\(url)'", to: "main.js")
        try await scene.tenon("lock", "--approve", "main.js").expectSuccess()
        scene.expectRefusal(attack, of: url, try await scene.run("main.js"))
        guard let grant = attack.grant else { return }
        let flags = [scene.fill(grant)]
        try await scene.run("main.js", flags: flags).expectError("approval-needed", mentions: [url])
        try await scene.run("main.js", flags: ["--approve"] + flags)
            .expectSuccess(output: Attack.output)
    }

    @Test(arguments: [
        "import t from 'file://[SECRET].js'", "import t from '[SECRET].js'",
        "import t from '/../..[SECRET].js'", "export * from 'file://localhost[SECRET].js'",
        "import t from 'file://[SECRET]' with { type: 'text' }",
        "import t from './%2e%2e/..[SECRET].js'",
    ])
    func `a module from a URL may not name a file`(source: String) async throws {
        let scene = try EscapeScene()
        let url = try scene.tenon.serve(
            scene.fill(source) + "\nconsole.log('top secret')",
            at: "attack.js"
        )
        try scene.tenon.write("import '\(url)'", to: "main.js")
        let grants = ["--approve", "--allow-read=\(scene.outside)"]
        let outcome = try await scene.run("main.js", flags: grants)
        #expect(outcome.status == .exited(1), outcome.summary)
        #expect(outcome.code != nil && outcome.output.isEmpty, outcome.summary)
        #expect(outcome.errors.contains(url), outcome.summary)
    }

    @Test func `a link in a granted folder leads nowhere`() async throws {
        let scene = try EscapeScene()
        let attack = Attack(
            "link",
            names: ["read"],
            grant: "--allow-read=granted,[OUT]",
            #"console.log(await Deno.readTextFile("granted/link.txt"))"#
        )
        try scene.tenon.write("open to all", to: "granted/plain.txt")
        try FileManager.default.createSymbolicLink(
            atPath: scene.tenon.project + "/granted/link.txt",
            withDestinationPath: scene.outside + "/secret.txt"
        )
        try scene.tenon.write(scene.fill(attack.source), to: "main.js")
        let refused = try await scene.run("main.js", flags: ["--allow-read=granted"])
        scene.expectRefusal(attack, of: "main.js", refused)
        try await scene.run("main.js", flags: [scene.fill("--allow-read=granted,[OUT]")])
            .expectSuccess(output: Attack.output)
        try scene.tenon.write(
            #"console.log(await Deno.readTextFile("granted/plain.txt"))"#,
            to: "plain.js"
        )
        try await scene.run("plain.js", flags: ["--allow-read=granted"])
            .expectSuccess(output: "open to all\n")
    }

    @Test func `a link in the project is not a file of the project`() async throws {
        let scene = try EscapeScene()
        try FileManager.default.createSymbolicLink(
            atPath: scene.tenon.project + "/link.js",
            withDestinationPath: scene.outside + "/secret.txt.js"
        )
        try scene.tenon.write("import t from './link.js'; console.log(t)", to: "main.js")
        let outcome = try await scene.run("main.js")
        #expect(outcome.status == .exited(1) && outcome.output.isEmpty, outcome.summary)
        #expect(outcome.code != nil, outcome.summary)
        #expect(outcome.errors.contains("link.js"), outcome.summary)
    }

    @Test func `what the manifest asks for is not granted by it`() async throws {
        let scene = try EscapeScene()
        try scene.tenon.write(
            "[package]\nname = \"x\"\nversion = \"1.0.0\"\n[permissions]\nread = [\"\(scene.outside)\"]\n",
            to: "tenon.toml"
        )
        try scene.tenon.write(
            scene.fill(#"console.log(await Deno.readTextFile("[SECRET]"))"#),
            to: "main.js"
        )
        try await scene.run("main.js").expectError(
            "permission-not-granted",
            mentions: ["read:\(scene.outside)", "--allow-read=", "tenon approve"]
        )
        try await scene.run("main.js", flags: ["--approve"]).expectSuccess(output: Attack.output)
        try await scene.run("main.js").expectSuccess(output: Attack.output)
    }

    @Test func `a program reads its own project only as modules`() async throws {
        let scene = try EscapeScene()
        try scene.tenon.write("top secret", to: ".env")
        try scene.tenon.write("console.log(await Deno.readTextFile('.env'))", to: "main.js")
        let outcome = try await scene.run("main.js")
        outcome.expectError(
            "permission-denied",
            mentions: ["read:\(scene.tenon.project)/.env", "--allow-read"]
        )
    }
}
