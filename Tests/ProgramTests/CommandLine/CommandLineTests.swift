// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// How commands speak: help, completions, JSON, colour and pipes.
@Suite struct CommandLineTests {
    static let commands = [
        "run", "save", "get", "list", "has", "remove", "history", "diff", "undo", "lock", "install",
        "verify", "repin", "approve", "permissions", "cache info", "cache gc", "cache verify",
        "doctor", "import", "completions", "help", "init", "new", "add", "update", "outdated",
        "tree",
        "why", "info", "check", "test", "build", "vendor",
    ]

    @Test(arguments: [("lyra", "pkg"), ("mlld", "registry")])
    func `a link of a language's name takes the words of that language`(
        name: String,
        group: String
    ) async throws {
        let tenon = try TenonProgram()
        let link = "ln -s \"$TENON\" \(name) && ./\(name)"
        let version = try await tenon.shell("\(link) \(group) --version").expectSuccess()
        #expect(version.output.hasPrefix("tenon "))
        let none = try await tenon.shell("./\(name) \(group) install")
        #expect(none.isSuccess, "\(none.summary)")
        let bare = try await tenon.shell("./\(name) install")
        #expect(bare.status == .exited(2) && bare.code == "incomplete-command", "\(bare.summary)")
        #expect(bare.errors.contains("`\(name) \(group) install`"))
    }

    @Test func `help lists every command and fits a terminal`() async throws {
        let tenon = try TenonProgram()
        for arguments in [["help"], ["--help"], ["-h"]] {
            let outcome = try await tenon.run(arguments).expectSuccess()
            for command in Self.commands {
                let word = String(command.split(separator: " ")[0])
                #expect(outcome.output.contains(word), "\(command): \(outcome.summary)")
            }
            #expect(outcome.errors.isEmpty, outcome.summary)
            let isNarrow = outcome.output.split(separator: "\n").allSatisfy { $0.count <= 100 }
            #expect(isNarrow, outcome.summary)
        }
    }

    @Test(arguments: commands)
    func `each command explains itself`(command: String) async throws {
        let tenon = try TenonProgram()
        let words = command.split(separator: " ").map(String.init)
        let help = try await tenon.run(["help"] + words).expectSuccess()
        #expect(help.output.contains("tenon \(command)"), help.summary)
        let same = try await tenon.run(words + ["--help"]).expectSuccess()
        #expect(same.output == help.output)
        #expect(try tenon.folder.list().filter { $0 == "data" } == [], "help touches nothing")
    }

    @Test func `the version is one line`() async throws {
        let tenon = try TenonProgram()
        let outcome = try await tenon("--version").expectSuccess()
        let isVersion = outcome.output.wholeMatch(of: /tenon \d+\.\d+\.\d+\S*\n/) != nil
        #expect(isVersion, outcome.summary)
        #expect(try tenon.folder.list() == ["project", "user"], "it touches nothing")
    }

    @Test(arguments: [("bash", "/bin/bash"), ("zsh", "/usr/bin/zsh"), ("fish", "/usr/bin/fish")])
    func `completions are a script of the shell`(name: String, shell: String) async throws {
        let tenon = try TenonProgram()
        let script = try await tenon("completions", name).expectSuccess()
        #expect(script.output.contains("tenon") && script.errors.isEmpty, script.summary)
        guard FileManager.default.isExecutableFile(atPath: shell) else { return }
        let path = try tenon.write(script.output, to: "completion")
        try await ChildProgram(shell).run(["-n", path]).expectSuccess(output: "")
    }

    @Test func `bash completes commands, options and saved names`() async throws {
        let tenon = try TenonProgram()
        try await tenon("save", "slugify", "--code", "export default 1").expectSuccess()
        let script = """
            PATH=$(dirname "$TENON"):$PATH
            source <("$TENON" completions bash)
            complete_words() {
                COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
                COMPREPLY=()
                local function=$(complete -p tenon | sed 's/.*-F \\([^ ]*\\).*/\\1/')
                "$function" tenon "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
                echo "${COMPREPLY[@]}"
            }
            complete_words tenon rem
            complete_words tenon run --allow-re
            complete_words tenon get slu
            """
        let outcome = try await tenon.shell(script).expectSuccess()
        let lines = outcome.output.split(separator: "\n").map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        #expect(lines.count == 3, outcome.summary)
        #expect(lines.first == "remove", outcome.summary)
        #expect(lines.dropFirst().first?.hasPrefix("--allow-read") == true, outcome.summary)
        #expect(lines.last == "slugify", outcome.summary)
    }

    @Test(arguments: [
        ["list"], ["history", "a"], ["has", "a"], ["cache", "info"], ["cache", "gc", "--dry-run"],
        ["cache", "verify"], ["doctor"], ["verify"], ["permissions", "main.js"], ["install"],
        ["lock", "main.js"], ["save", "c", "--code", "1"], ["--version"],
        ["diff", "a"], ["undo", "a"], ["get", "a"], ["approve", "--yes", "main.js"],
    ])
    func `with --json the output is one JSON document`(command: [String]) async throws {
        let tenon = try TenonProgram()
        for value in 1...2 {
            try await tenon("save", "a", "--code", "export default \(value)").expectSuccess()
        }
        try tenon.write("import a from 'a'; console.log(a)", to: "main.js")
        try await tenon("lock", "--approve", "main.js").expectSuccess()
        let outcome = try await tenon.run(command + ["--json"]).expectSuccess()
        _ = try JSONSerialization.jsonObject(
            with: Data(outcome.outputBytes),
            options: .fragmentsAllowed
        )
    }

    @Test(arguments: [
        ["get", "nothing"], ["run", "nothing.js"], ["run"], ["nonsense"], ["repin", "x"],
    ])
    func `with --json a failure is one JSON object`(command: [String]) async throws {
        struct Failure: Decodable {
            struct Diagnostic: Decodable {
                let code: String
                let message: String
                let hints: [String]
            }
            let error: Diagnostic
        }
        let tenon = try TenonProgram()
        let outcome = try await tenon.run(["--json"] + command)
        #expect(!outcome.isSuccess)
        // Nothing but the document, on one of the streams.
        let bytes = outcome.outputBytes.isEmpty ? outcome.errorBytes : outcome.outputBytes
        let failure = try JSONDecoder().decode(Failure.self, from: Data(bytes))
        #expect(!failure.error.code.isEmpty && !failure.error.message.isEmpty, outcome.summary)
        #expect(outcome.outputBytes.isEmpty || outcome.errorBytes.isEmpty, outcome.summary)
    }

    @Test func `colour is for terminals, unless one says otherwise`() async throws {
        let tenon = try TenonProgram()
        let isColoured = { (outcome: ChildProgram.Outcome) in
            (outcome.output + outcome.errors).contains("\u{1B}[")
        }
        let none: [String: String] = [:]
        for (arguments, environment, colour) in [
            (["get", "x"], none, false), (["get", "x", "--color=always"], none, true),
            (["get", "x", "--color=always"], ["NO_COLOR": "1"], true),
        ] {
            let outcome = try await tenon.run(arguments, environment: environment)
            #expect(isColoured(outcome) == colour, "\(arguments): \(outcome.summary)")
        }
        #expect(isColoured(try await tenon.onTerminal("get", "x")))
        #expect(!isColoured(try await tenon.onTerminal("get", "x", "--color=never")))
        #expect(!isColoured(try await tenon.onTerminal("get", "x", environment: ["NO_COLOR": "1"])))
        #expect(!isColoured(try await tenon.onTerminal("get", "x", environment: ["TERM": "dumb"])))
    }

    @Test func `a reader that leaves early is no disaster`() async throws {
        let tenon = try TenonProgram()
        let source = String(repeating: "// a line of some length to fill the pipe\n", count: 20_000)
        try await tenon("save", "long", "-", input: source).expectSuccess()
        let outcome = try await tenon.shell(
            "\"$TENON\" get long | head -c 10; echo; echo \"${PIPESTATUS[0]}\""
        )
        #expect(outcome.output.hasPrefix("// a line "), outcome.summary)
        let status = outcome.output.split(separator: "\n").last.map(String.init)
        #expect(["0", "1", "141"].contains(status), outcome.summary)
        #expect(!outcome.errors.contains("Fatal"), outcome.summary)
        for line in [
            "\"$TENON\" get long >&-", "\"$TENON\" list >/dev/full", "\"$TENON\" get long 2>&-",
        ] {
            let closed = try await tenon.shell(line)
            if case .exited(let code) = closed.status {
                #expect([0, 1, 141].contains(code), "\(line): \(closed.summary)")
            } else {
                Issue.record("\(line): \(closed.summary)")
            }
        }
    }

    @Test func `--quiet leaves data and errors`() async throws {
        let tenon = try TenonProgram()
        let saved = try await tenon("--quiet", "save", "a", "--code", "1").expectSuccess()
        #expect(saved.errors.isEmpty, saved.summary)
        try await tenon("--quiet", "get", "a").expectSuccess(output: "1")
        let missing = try await tenon("--quiet", "get", "b")
        #expect(missing.code != nil, missing.summary)
    }

    @Test func `doctor tells what this machine protects`() async throws {
        let tenon = try TenonProgram()
        let outcome = try await tenon("doctor")
        for word in ["Landlock", "seccomp", "Deno", "Python"] {
            #expect(outcome.output.contains(word), outcome.summary)
        }
    }

    @Test func `a project is found from a folder below it`() async throws {
        let tenon = try TenonProgram()
        try tenon.write("[package]\nname = \"p\"\nversion = \"1.0.0\"\n", to: "tenon.toml")
        try await tenon("save", "a", "--code", "export default 'found'").expectSuccess()
        try tenon.write("import a from 'a'; console.log(a)", to: "src/deep/main.js")
        let deep = tenon.project + "/src/deep"
        try await tenon("lock", "--approve", "main.js", in: deep).expectSuccess()
        #expect(tenon.exists("tenon.lock") && !tenon.exists("src/deep/tenon.lock"))
        try await tenon("run", "--locked", "main.js", in: deep).expectSuccess(output: "found\n")
        try await tenon("run", "--locked", "src/deep/main.js").expectSuccess(output: "found\n")
        try await tenon("verify", in: deep).expectSuccess()
    }
}
