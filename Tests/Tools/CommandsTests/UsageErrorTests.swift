// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite struct UsageErrorTests {
    static let help = "hint: run `tenon help` for the list of commands\n"
    static let echoHelp = "hint: run `tenon help echo` to see what it takes\n"

    static let cases: [(line: [String], message: String)] = [
        (
            ["ehco"],
            "error[unknown-command]: there is no command `ehco`\n\nhint: did you mean `tenon echo`?\n"
                + help
        ),
        (
            ["./a.js"],
            "error[unknown-command]: there is no command `./a.js`\n\n"
                + "hint: run a file with `tenon run ./a.js`\n" + help
        ),
        (["crahs"], "error[unknown-command]: there is no command `crahs`\n\n" + help),
        (
            ["index", "biuld"],
            "error[unknown-command]: there is no command `index biuld`\n\n"
                + "hint: did you mean `tenon index build`?\n" + help
        ),
        (
            ["index"],
            "error[incomplete-command]: `tenon index` needs a second word\n\n"
                + "hint: write one of: `tenon index build`, `tenon index check`\n" + help
        ),
        (
            ["echo", "--forse", "a"],
            "error[unknown-option]: `tenon echo` has no option `--forse`\n\n"
                + "hint: did you mean `--force`?\n" + echoHelp
        ),
        (
            ["echo", "-x", "a"],
            "error[unknown-option]: `tenon echo` has no option `-x`\n\n"
                + "hint: to pass it as an argument, write it after `--`\n" + echoHelp
        ),
        (
            ["--nonsense"],
            "error[unknown-option]: `tenon` has no option `--nonsense`\n\n"
                + "hint: to pass it as an argument, write it after `--`\n" + help
        ),
        (
            ["echo", "a", "--limit"],
            "error[missing-value]: `--limit` needs a value\n\nhint: write `--limit NUMBER`\n"
                + echoHelp
        ),
        (
            ["echo", "--force=yes", "a"],
            "error[unexpected-value]: `--force` takes no value, and was given `yes`\n\n"
                + "hint: write `--force` alone\n" + echoHelp
        ),
        (
            ["echo", "--limit=many", "a"],
            "error[invalid-value]: `many` is no value for `--limit`: expected a number\n\n"
                + echoHelp
        ),
        (
            ["echo", "--level=hihg", "a"],
            "error[invalid-value]: `hihg` is no value for `--level`: expected one of `low`, `high`\n\n"
                + "hint: did you mean `high`?\n" + echoHelp
        ),
        (
            ["--color=sometimes", "echo"],
            "error[invalid-value]: `sometimes` is no value for `--color`: "
                + "expected one of `auto`, `always`, `never`\n\n" + help
        ),
        (
            ["echo", "--limit=1", "-n2", "a"],
            "error[repeated-option]: `-n` is given twice\n\nhint: keep one of them\n" + echoHelp
        ),
        (["echo"], "error[missing-argument]: `tenon echo` needs `NAME`\n\n" + echoHelp),
        (
            ["index", "build", "x"],
            "error[too-many-arguments]: `tenon index build` does not take the argument `x`\n\n"
                + "hint: run `tenon help index build` to see what it takes\n"
        ),
        (
            ["echo", "--allow-net=", "a"],
            "error[invalid-value]: `` is no value for `--allow-net`: expected a host\n\n"
                + "hint: to grant everything of the kind, write `--allow-net` alone\n" + echoHelp
        ),
        (
            ["help", "ehco"],
            "error[unknown-command]: there is no command `ehco`\n\nhint: did you mean `tenon echo`?\n"
                + help
        ),
    ]

    @Test(arguments: cases)
    func `a wrong command line says what is wrong`(line: [String], message: String) async {
        let result = await Bench().run(line)
        #expect(result == Bench.Result(status: 2, data: "", messages: message))
    }

    @Test func `an error is data where data is JSON`() async {
        let result = await Bench().run("echo", "--forse", "--json")
        #expect(result.status == 2)
        #expect(result.messages.isEmpty)
        #expect(result.data.hasPrefix("{\n  \"error\": {\n    \"code\": \"unknown-option\",\n"))
    }

    @Test func `standard output belongs to the program that runs`() async {
        let result = await Bench().run("run", "--json", "missing.js")
        #expect(result.status == 1)
        #expect(result.data.isEmpty)
        #expect(result.messages.hasPrefix(#"{"error":{"code":"sample-error","context":["#))
    }
}
