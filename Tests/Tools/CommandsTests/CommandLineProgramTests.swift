// SPDX-License-Identifier: Apache-2.0

import Commands
import TerminalKit
import Testing

@Suite struct CommandLineProgramTests {
    @Test(arguments: [["--version"], ["-V"], ["echo", "--version"], ["--quiet", "--version"]])
    func `the version is one line`(line: [String]) async {
        #expect(await Bench().run(line) == .init(status: 0, data: "tenon 0.1.0\n", messages: ""))
    }

    @Test func `the version is data too`() async {
        let result = await Bench().run("--version", "--json")
        #expect(result.data == "{\n  \"name\": \"tenon\",\n  \"version\": \"0.1.0\"\n}\n")
    }

    @Test func `a program's status is passed on`() async {
        let result = await Bench().run("run", "a.js", "--json")
        #expect(result == .init(status: 42, data: "", messages: "a.js [\"--json\"]\n"))
    }

    @Test func `quiet silences what nobody asked for`() async {
        #expect(await Bench().run("-q", "run", "a.js").messages.isEmpty)
    }

    @Test func `an unexpected error asks for a report`() async {
        let result = await Bench().run("crash")
        #expect(result.status == 1)
        #expect(
            result.messages == """
                error[internal-error]: something went wrong that Tenon did not expect
                 = note: Surprise: Surprise()
                 = note: Tenon 0.1.0

                hint: please report this, with the command line and the notes above

                """
        )
    }

    @Test(arguments: [
        (StreamError.closed, Int32(0), ""),
        (
            .full, 1,
            "error[output-failed]: cannot write to standard output: the disk is full\n"
                + " = note: what was written so far is incomplete\n"
        ),
    ])
    func `output that nobody takes`(error: StreamError, status: Int32, messages: String) async {
        var bench = Bench()
        bench.dataFailure = error
        #expect(
            await bench.run("index", "build") == .init(status: status, data: "", messages: messages)
        )
        #expect(await bench.run("--version") == .init(status: status, data: "", messages: messages))
        #expect(await bench.run("help") == .init(status: status, data: "", messages: messages))
    }

    @Test func `nothing at all is answered with help and a status`() async {
        let result = await Bench().run([])
        #expect(result.status == 2)
        #expect(result.data.isEmpty)
        #expect(result.messages == (await Bench().run("help")).data)
    }

    @Test(arguments: [
        ("y", "yes\n"), ("YES", "yes\n"), (" y\r", "yes\n"), ("", "no\n"), ("yeah", "no\n"),
        ("n", "no\n"), ("ÿ", "no\n"),
    ])
    func `only yes is yes`(answer: String, data: String) async {
        var bench = Bench()
        bench.person = Someone(answer: answer)
        #expect(await bench.run("ask").data == data)
    }

    @Test func `without a person a question fails closed`() async {
        let result = await Bench().run("ask")
        #expect(result.status == 1)
        #expect(result.messages.hasPrefix("error[sample-error]: "))
        var bench = Bench()
        bench.person = Someone(answer: nil)
        #expect(await bench.run("ask").status == 1)
    }

    struct Someone: Prompt.Person {
        let answer: String?

        func answer(to question: String) -> String? {
            question == "approve \\u{1b}[1mx? [y/N] " ? answer : nil
        }

        func secret(for question: String) -> String? { nil }
    }
}
