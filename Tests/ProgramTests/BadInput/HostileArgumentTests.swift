// SPDX-License-Identifier: Apache-2.0

internal import TestSupport
internal import Testing

/// Every place of every command, with every kind of nonsense.
@Suite struct HostileArgumentTests {
    /// Command lines with a place for something hostile.
    static let places =
        [
            "[X]", "run [X]", "run --policy [X] main.js", "run --allow-read=[X] main.js",
            "run --allow-write=[X] main.js", "run --allow-net=[X] main.js",
            "run --allow-env=[X] main.js", "run --allow-run=[X] main.js",
            "run --allow-saved=[X] main.js", "run --memory [X] main.js", "run --time [X] main.js",
            "run --sandbox [X] main.js", "run [X] main.js", "save [X] main.js", "save [X] --code 1",
            "save a [X]", "save a --code [X]", "save a --language [X] --code 1",
            "save a --allow-net=[X] --code 1", "get [X]", "get kept --file [X]", "get kept@[X]",
            "list [X]", "has [X]", "remove [X]", "history [X]", "diff [X]", "diff kept [X]",
            "diff kept 1 [X]", "undo [X]", "lock [X]", "install [X]", "verify [X]", "repin [X]",
            "approve [X]", "approve --yes [X]", "permissions [X]", "cache [X]", "cache gc [X]",
            "doctor [X]", "import [X]", "completions [X]", "help [X]", "--color [X] list",
            "list --color=[X]", "list --[X]", "list -[X]",
        ] + registryPlaces

    /// The same for registries; none of them is there.
    private static let registryPlaces = [
        "publish --registry [X]", "publish --pull-request [X]", "publish [X]", "yank [X] --yes",
        "yank @a/b@1.0.0 --yes --reason [X]", "unyank [X]", "deprecate [X] --message no",
        "deprecate @a/b --message [X]", "owner add [X] bob --yes", "owner add @a/b [X] --yes",
        "owner remove @a/b [X] --yes", "owner list [X]", "login --registry [X]",
        "logout --registry [X]", "whoami --registry [X]", "token create [X]",
        "token create ci --expires [X]", "token create ci --allow [X]",
        "token create ci --package [X]", "token revoke [X] --yes", "user add [X]", "search [X]",
        "search --limit [X] x", "search x --registry [X]", "info [X]", "download [X]", "stats [X]",
        "audit [X]", "advisory add [X]", "registry [X]", "registry sync [X]", "registry info [X]",
        "registry audit [X]", "registry serve --listen [X]",
        "registry serve --listen no --address [X]", "registry serve --listen no --rate [X]",
        "registry serve --listen no --administrator [X]",
    ]

    /// What stands in the place; the kernel passes on no argument of more than 128 KiB.
    static let values = [
        "", "--", "-", "../x", "/", ".", "..", "~", "*", "@u/p", "nowhere.js", "--nowhere", "-1",
        "99999999999999999999999", "1e9", "a\nb", "a\tb", "\u{1B}[31mred\u{7}", "\u{202E}evil", "😀",
        "ü", "u\u{308}", "\u{FEFF}", "%00", "%s%n", "$(id)", "a'b\"c", "file:///etc/passwd",
        "https://", "https://user:pass@localhost/", "http://example.com/x.js", "ftp://x/y",
        "data:text/javascript,1", "node:fs", "npm:left-pad", "[::1]:x", "localhost:99999",
        "/dev/null", "/proc/self/mem", "/etc/shadow", ",", "a,,b", "=", "main.js/x", "main.js\\",
        String(repeating: "a/", count: 30_000), String(repeating: "x", count: 131_000),
        String(repeating: "\u{1B}", count: 5000),
    ]

    @Test(arguments: places)
    func `nothing hostile does harm`(place: String) async throws {
        let tenon = try TenonProgram()
        try tenon.write("console.log('fine')", to: "main.js")
        try await tenon("save", "kept", "--code", "export default 1").expectSuccess()
        for value in Self.values {
            let arguments = place.split(separator: " ")
                .map { String($0).replacing("[X]", with: value) }
            let outcome = try await tenon.run(arguments, timeout: .seconds(60))
            outcome.expectHarmless(
                "\(place) with \(value.debugDescription.prefix(60))",
                mayFailSilently: ["has", "--", "doctor"].contains(arguments.first)
            )
            #expect(!outcome.output.contains("root:"), outcome.summary)
        }
        let kept = try await tenon("get", "kept@1")
        #expect(kept.output == "export default 1", kept.summary)
    }

    @Test(arguments: [
        ["run"], ["save"], ["save", "a"], ["get"], ["has"], ["remove"], ["history"], ["diff"],
        ["undo"], ["lock"], ["repin"], ["approve"], ["permissions"], ["cache"], ["import"],
        ["completions"], ["nonsense"], ["list", "--nonsense"], ["get", "a", "b", "c"],
        ["save", "a", "x.js", "--code", "1"], ["run", "--memory", "x.js"], ["list", "--json=1"],
        ["completions", "tcsh"], ["cache", "wash"], ["--color=red", "list"], ["run", "--policy"],
        ["run", "--sandbox=strong", "x.js"], ["publish", "x"], ["yank"], ["unyank", "@a/b"],
        ["deprecate", "@a/b@1.0.0"], ["owner"], ["owner", "add", "@a/b"], ["owner", "list"],
        ["login", "x"], ["token"], ["token", "create"], ["token", "revoke"], ["user"],
        ["user", "add"], ["user", "add", "Bob"], ["search", "x", "--limit", "0"], ["registry"],
        ["registry", "serve", "--listen", "x"], ["registry", "serve", "a", "b"],
        ["registry", "serve", "--log", "xml"], ["registry", "build"],
        ["registry", "check", "a", "b"],
        ["advisory", "add"], ["publish", "--registry", "x", "--pull-request", "y"],
    ])
    func `what is missing or too much is a usage error`(arguments: [String]) async throws {
        let tenon = try TenonProgram()
        let outcome = try await tenon.run(arguments)
        #expect(outcome.status == .exited(2), outcome.summary)
        #expect(outcome.code != nil && outcome.output.isEmpty, outcome.summary)
        #expect(outcome.errors.contains("hint: "), outcome.summary)
    }

    @Test func `a command alone is help`() async throws {
        let tenon = try TenonProgram()
        let outcome = try await tenon()
        #expect((outcome.output + outcome.errors).contains("run"), outcome.summary)
        outcome.expectHarmless("nothing", mayFailSilently: true)
    }

    @Test(arguments: [
        "run", "save", "get", "has", "remove", "history", "diff", "undo", "lock", "repin",
        "approve", "permissions", "cache", "import", "completions", "help", "list", "install",
        "verify", "doctor", "publish", "yank", "search", "login", "audit", "info", "stats",
    ])
    func `ten thousand arguments do no harm`(command: String) async throws {
        let tenon = try TenonProgram()
        let many = (0..<10_000).map { "argument\($0)" }
        try await tenon.run([command] + many).expectHarmless(command, mayFailSilently: true)
        let flags = (0..<10_000).map { "--flag\($0)" }
        try await tenon.run([command] + flags).expectHarmless(command, mayFailSilently: true)
    }

    @Test func `a program may have ten thousand arguments and a megabyte of them`() async throws {
        let tenon = try TenonProgram()
        try tenon.write("console.log(Deno.args.length, Deno.args.join('').length)", to: "main.js")
        let many = (0..<10_000).map { _ in String(repeating: "x", count: 100) }
        try await tenon.run(["run", "main.js"] + many).expectSuccess(output: "10000 1000000\n")
    }

    /// Bytes that are no text, written as bash writes them.
    static let rawPlaces = [
        "run $'\\xff.js'", "run main.js $'\\xff'", "save $'\\xff' --code 1", "save a $'\\xfe\\xff'",
        "save a --code $'\\xc3\\x28'", "get $'\\xed\\xa0\\x80'", "has $'\\xff'", "remove $'\\xff'",
        "history $'\\xff'", "diff $'\\xff'", "undo $'\\xff'", "lock $'\\xff'", "repin $'\\xff'",
        "approve $'\\xff'", "permissions $'\\xff'", "cache $'\\xff'", "import $'\\xff'",
        "completions $'\\xff'", "help $'\\xff'", "$'\\xff'", "list $'--\\xff'",
        "run $'--allow-read=\\xff' main.js", "publish --registry $'\\xff'", "yank $'\\xff'",
        "search $'\\xff'", "login --registry $'\\xff'", "user add $'\\xff'",
        "token revoke $'\\xff'",
        "advisory add $'\\xff'", "registry serve --listen $'\\xff'",
    ]

    @Test(arguments: rawPlaces)
    func `bytes that are no text do no harm`(line: String) async throws {
        let tenon = try TenonProgram()
        try tenon.write("console.log('fine')", to: "main.js")
        try await tenon.shell("exec \"$TENON\" " + line)
            .expectHarmless(line, mayFailSilently: line.hasPrefix("has"))
    }
}
