// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// Programs that are no files: from the command line, and a line each.
@Suite struct EvalTests {
    @Test(arguments: [
        ("max(1, 2);", "2\n"), ("max(1, 2)", "2\n"), ("print(1); x = 3;", "1\n"),
        ("'a'", "'a'\n"), ("1 == 1", "true\n"), ("print(1)", "1\n"), ("null", ""), ("", ""),
        ("function f() { return 1; } f", "<function f at "),
        ("import math; math.sqrt(16)", "4.0\n"),
        ("import args; args.all()", "['a', '-b']\n"),
    ])
    func `the value is printed behind the output`(text: String, output: String) async throws {
        let tenon = try TenonProgram()
        let ran = try await tenon("eval", "--language", "ml", "-e", text, "a", "-b")
        ran.expectSuccess()
        #expect(
            output.hasSuffix("\n") || output.isEmpty
                ? ran.output == output : ran.output.hasPrefix(output),
            ran.summary
        )
    }

    @Test(arguments: [
        (["-e", "y + 1;"], "name-undefined", "<eval>:1:1"),
        (["-e", "x =\n;"], "syntax-error", "<eval>:2:1"),
        (["-e", "x = 1;\nthrow {message: 'no'};"], "program-error", "<eval>:2:1"),
        (["-e", "import file; file.read('/etc/passwd');"], "permission-denied", "--allow-read"),
        (["--time", "1", "-e", "while (true) {}"], "run-timeout", "--time"),
    ])
    func `what is wrong is shown with its place`(
        arguments: [String],
        code: String,
        place: String
    ) async throws {
        let tenon = try TenonProgram()
        let ran = try await tenon.run(["eval", "--language", "ml"] + arguments)
        ran.expectError(code, mentions: [place])
    }

    @Test func `it imports what a file in the same folder could`() async throws {
        let tenon = try TenonProgram()
        try tenon.write("function one() { return 1; }\n", to: "lib/numbers.ml")
        let text = "import numbers; numbers.one()"
        try await tenon("eval", "--language=ml", "-e", text)
            .expectError("module-not-found", mentions: ["<eval>:1:8"])
        try await tenon("eval", "--language=ml", "--import-paths=lib", "-e", text)
            .expectSuccess(output: "1\n")
        // A file that is called like the text is another module.
        try tenon.write("two = 2;\n", to: "eval.ml")
        try await tenon(
            "eval",
            "--language=ml",
            "--allow-current-dir",
            "-e",
            "import eval; eval.two"
        ).expectSuccess(output: "2\n")
    }

    @Test(arguments: [
        (["eval", "-e", "1"], "missing-argument"),
        (["eval", "--language", "ml"], "missing-argument"),
        (["eval", "--language", "ml", "--lines", "-e", "1"], "conflicting-options"),
    ])
    func `a command line that says too little or too much is refused`(
        arguments: [String],
        code: String
    ) async throws {
        try await TenonProgram().run(arguments).expectError(code, status: 2)
    }

    @Test func `other languages are refused by name`() async throws {
        let tenon = try TenonProgram()
        try await tenon("eval", "--language", "cobol", "-e", "1")
            .expectError("language-unknown", mentions: ["`ml`"])
    }

    @Test func `under the name of the language the language is meant`() async throws {
        let tenon = try TenonProgram()
        let line = "ln -s $TENON mlpy && ./mlpy eval -e 'max(1, 2)' && ./mlpy init && ls *.ml"
        let ran = try await tenon.shell(line)
        ran.expectSuccess(output: "2\ngreeting.ml\nmain.ml\n")
    }

    @Test func `a text in ML is saved, by its language or by the name of the program`() async throws
    {
        let tenon = try TenonProgram()
        let line = """
            ln -s $TENON mlpy && ./mlpy save one --code 'print(1);' \
                && $TENON save two --language ml --code 'print(2);' \
                && echo 'print(3);' | $TENON save three - --language=ml \
                && for name in one two three; do $TENON run --approve $name; done
            """
        try await tenon.shell(line).expectSuccess(output: "1\n2\n3\n")
        try await tenon("save", "four", "--language", "ml", "--code", "print(;")
            .expectError("syntax-error")
    }

    @Test func `JSON has the output, the value and its text`() async throws {
        let tenon = try TenonProgram()
        let ran = try await tenon(
            "eval",
            "--language=ml",
            "--json",
            "-e",
            "print('ä'); {a: [1, null]}"
        ).expectSuccess()
        let answer = try Answer(ran.output)
        #expect(answer["ok"] as? Bool == true)
        #expect(answer["stdout"] as? String == "ä\n")
        #expect(answer["text"] as? String == "{'a': [1, None]}")
        #expect((answer["value"] as? [String: Any])?["a"] as? [AnyHashable] == [1, NSNull()])
        let failed = try await tenon("eval", "--language=ml", "--json", "-e", "print(1); 1 / 0")
        #expect(failed.status == .exited(1), failed.summary)
        #expect(try Answer(failed.output)["stdout"] as? String == "1\n")
    }
}
