// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// `tenon repl`, from a pipe and at a terminal.
@Suite struct ReplTests {
    /// Types lines into a session; what it prints.
    private func type(
        _ lines: String,
        _ options: String...,
        in tenon: TenonProgram? = nil
    ) async throws -> ChildProgram.Outcome {
        try await (tenon ?? TenonProgram()).run(
            ["repl", "--language", "ml"] + options,
            input: Array(lines.utf8)
        )
    }

    @Test(arguments: [
        ("x = 2\nx * 3\n", "6\n"),
        ("x = 2;\nfunction f(n) {\n  return n * x;\n}\nf(5)\nx = 3\nf(5)", "10\n15\n"),
        ("f(\n1)\n", ""),
        ("s = \"a\nb\"\ns", "'a\\nb'\n"),
        ("function g() { nonlocal x; x = x + 1; return x; }\n", ""),
        ("x = 1\nfunction g() { nonlocal x; x = x + 1; return x; }\ng()\nx", "2\n2\n"),
        ("function a() { n = 1; function b() { nonlocal n; n = 5; } b(); return n; }\na()", "5\n"),
        ("_p = 3\n_p", "3\n"), ("len = 3\nlen", "3\n"), ("null\n\n   \ntrue", "true\n"),
        ("try {\n throw {message: 'm'};\n} except (e) {\n print(e.message);\n}\n", "m\n"),
        ("f = fn(x) => { return x + 1; };\ng = fn(x) => { return x * 2; };\nf(g(2))", "5\n"),
        ("import math;\nimport math;\nmath.sqrt(16)", "4.0\n"),
        (".5 + 1", "1.5\n"), ("// nothing\n1\n", "1\n"), ("print(1)\n.exit\nprint(2)", "1\n"),
    ])
    func `what is defined stays, and values are printed`(
        lines: String,
        output: String
    ) async throws {
        let ran = try await type(lines)
        #expect(ran.output == output, ran.summary)
    }

    @Test(arguments: [
        ("y\n", "name-undefined", "<input 1>:1:1"),
        ("1\n1 / 0\n", "program-error", "<input 2>:1:1"),
        ("function f() {\n  return 1 / 0;\n}\nf()\n", "program-error", "<input 1>:2:"),
        ("(1", "syntax-error", "<input 1>:"),
        ("import nowhere;\n", "module-not-found", "<input 1>:1:8"),
        // What has no value yet is not a function of Python.
        ("if (false) { open = 1; }\nopen('/etc/passwd')\n", "program-error", "'open'"),
        ("import file;\nfile.read('/etc/passwd')\n", "permission-denied", "--allow-read"),
        ("capability c { allow network \"a.example\"; }\n", "session-permissions", "network"),
    ])
    func `what is wrong does not end the session`(
        lines: String,
        code: String,
        place: String
    ) async throws {
        let ran = try await type(lines + "\n7 * 6\n")
        if code != "syntax-error" { #expect(ran.output.hasSuffix("42\n"), ran.summary) }
        ran.expectError(code, mentions: [place])
    }

    @Test func `files are imported once, with what lies below them`() async throws {
        let tenon = try TenonProgram()
        try tenon.write(
            "print('here');\nn = 0;\nfunction up() { nonlocal n; n = n + 1; return n; }\n",
            to: "lib/counter.ml"
        )
        try tenon.write(
            "import counter;\nfunction twice() { counter.up(); return counter.up(); }\n",
            to: "lib/user.ml"
        )
        try tenon.write("print('package');\n", to: "lib/user/more.ml")
        let lines = """
            import counter;
            counter.up()
            import user;
            user.twice()
            import counter;
            counter.up()
            import user.more;
            user.twice()
            """
        let ran = try await type(lines, "--import-paths=lib", in: tenon)
        ran.expectSuccess(output: "here\n1\n3\n4\npackage\n6\n")
    }

    @Test func `other languages have no sessions`() async throws {
        try await TenonProgram()("repl", "--language", "javascript")
            .expectError("language-not-interactive", mentions: ["`ml`"])
    }

    // MARK: At a terminal

    /// What the terminal shows when nothing is typed yet.
    private static let prompt = "ml> \u{1B}[K\r\u{1B}[4C"
    private static let more = "..> \u{1B}[K\r\u{1B}[4C"

    @Test func `keys edit the line, and Ctrl-C and Ctrl-D end what they should`() async throws {
        let tenon = try TenonProgram()
        let ran = try await terminal(
            tenon,
            [
                (Self.prompt, "pri\t('h\u{e9}\u{1B}[D\u{1B}[Dx\u{1B}[C\u{1B}[C')\n"),
                ("\nxh\u{e9}", ""),
                (Self.prompt, "print('busy'); while (true) {}\n"), ("\nbusy", "\u{3}"),
                ("interrupted", ""), (Self.prompt, "abc\u{3}"), ("^C", ""),
                (Self.prompt, "x = 4\n"), (Self.prompt, "x +\n"), (Self.more, "\u{3}"), ("^C", ""),
                (Self.prompt, "x *\n"), (Self.more, "5\n"), ("\n20", ""),
                (Self.prompt, "\u{1B}[A\u{1B}[A\u{1B}[A\u{1B}[B\u{15}x\u{1}x + \n"), ("\n8", ""),
                (Self.prompt, "input()\n"), ("input()", ""), ("\n", "typed\n"), ("'typed'", ""),
                (Self.prompt, "\u{4}"),
            ]
        )
        ran.expectSuccess()
        #expect(!ran.output.contains("error["), ran.summary)
    }

    @Test func `lines are kept for later sessions, for their owner alone`() async throws {
        let tenon = try TenonProgram()
        try await terminal(tenon, [(Self.prompt, "x = 41\n"), (Self.prompt, "\u{4}")])
            .expectSuccess()
        let file = tenon.home + "/history/ml"
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "x = 41\n")
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        try await terminal(
            tenon,
            [
                (Self.prompt, "\u{10}\n"), (Self.prompt, "x + 1\n"), ("\n42", ""),
                (Self.prompt, "\u{4}"),
            ]
        ).expectSuccess()
        try await terminal(
            tenon,
            [(Self.prompt, "secret = 1\n"), (Self.prompt, "\u{4}")],
            "--no-history"
        )
        .expectSuccess()
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "x = 41\nx + 1\n")
    }

    /// Types at a terminal: what to wait for, and what to type then.
    private func terminal(
        _ tenon: TenonProgram,
        _ steps: [(String, String)],
        _ options: String...
    ) async throws -> ChildProgram.Outcome {
        let driver = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Programs/typing.py").standardizedFileURL
        let pairs = try JSONSerialization.data(withJSONObject: steps.map { [$0.0, $0.1] })
        let program = ChildProgram(
            "/usr/bin/python3",
            environment: tenon.environment.merging(["TERM": "xterm"]) { $1 },
            currentDirectory: tenon.project
        )
        return try await program.run(
            [
                "-I", "-S", driver.path(percentEncoded: false),
                String(decoding: pairs, as: UTF8.self),
                TenonProgram.path, "repl", "--language", "ml",
            ] + options
        )
    }
}
