// SPDX-License-Identifier: Apache-2.0

internal import TestSupport
internal import Testing

/// When a program fails, people see names that they know: their files, URLs, saved names.
@Suite struct FailureReportTests {
    private static let thrower = """
        // The second line throws.
        export const fail = () => { throw new TypeError("no good") }

        """

    @Test func `an uncaught error of a local file names file and line`() async throws {
        let tenon = try TenonProgram()
        try tenon.write(Self.thrower, to: "lib/thrower.js")
        try tenon.write("import { fail } from './lib/thrower.js'\n\nfail()\n", to: "main.js")
        let outcome = try await tenon("run", "main.js")
        #expect(outcome.status == .exited(1), outcome.summary)
        for word in ["TypeError", "no good", "lib/thrower.js:2:", "main.js:3:"] {
            #expect(outcome.errors.contains(word), outcome.summary)
        }
        #expect(!outcome.errors.contains("host.mjs"), outcome.summary)
    }

    @Test func `an uncaught error of a module from a URL names the URL`() async throws {
        let tenon = try TenonProgram.served()
        let url = try tenon.serve(Self.thrower, at: "thrower.js")
        try tenon.write("import { fail } from '\(url)'\nfail()\n", to: "main.js")
        let outcome = try await tenon("run", "--approve", "main.js")
        #expect(outcome.status == .exited(1), outcome.summary)
        #expect(outcome.errors.contains("\(url):2:"), outcome.summary)
        #expect(outcome.errors.contains("main.js:2:"), outcome.summary)
        #expect(!outcome.errors.contains(tenon.home), outcome.summary)
    }

    @Test func `an uncaught error of a saved module names it`() async throws {
        let tenon = try TenonProgram()
        try await tenon("save", "thrower", "--code", Self.thrower).expectSuccess()
        try tenon.write("import { fail } from 'thrower'\nfail()\n", to: "main.js")
        let outcome = try await tenon("run", "--approve", "main.js")
        #expect(outcome.status == .exited(1), outcome.summary)
        #expect(outcome.errors.contains("thrower:2:"), outcome.summary)
        #expect(!outcome.errors.contains(tenon.home), outcome.summary)
    }

    @Test(arguments: ["main.js", "main.ts"])
    func `a syntax error is shown with its place`(name: String) async throws {
        let tenon = try TenonProgram()
        try tenon.write("console.log('begun')\ninvalid {{ syntax\n", to: name)
        let outcome = try await tenon("run", name)
        outcome.expectError("syntax-error", mentions: ["\(name):2"])
        #expect(outcome.output.isEmpty, "nothing of the program ran: \(outcome.summary)")
    }

    @Test(arguments: [
        ("a.js", "let a\nlet a", "Identifier 'a' has already been declared", "a.js:2:5"),
        ("a.js", "\nreturn 1", "Illegal return statement", "a.js:2:1"),
        ("a.js", "console.log(/(/)", "Invalid regular expression", "a.js:1:13"),
        ("a.ts", "const x: number = ;\n", "Expression expected", "a.ts:1:19"),
    ])
    func `an error that the runtime finds at load is a syntax error`(
        name: String,
        text: String,
        message: String,
        place: String
    ) async throws {
        let tenon = try TenonProgram()
        try tenon.write(text, to: name)
        try tenon.write("console.log('begun')\nimport './\(name)'\n", to: "main.js")
        for entry in [name, "main.js"] {
            let outcome = try await tenon("run", entry)
                .expectError("syntax-error", mentions: ["]: \(message)", "--> \(place)\n"])
            #expect(!outcome.errors.contains("SyntaxError"), outcome.summary)
            #expect(outcome.output.isEmpty, outcome.summary)
        }
    }

    @Test(arguments: [
        (#"{ "a": 1,\n  } "#, "data.json:2:3"), ("", "data.json:1:1"),
        (#"{ "a": '1' }"#, "data.json:1:8"),
    ])
    func `what is imported as JSON and is none is found before the program runs`(
        text: String,
        place: String
    ) async throws {
        let tenon = try TenonProgram.served()
        let written = text.replacing("\\n", with: "\n")
        try tenon.write(written, to: "data.json")
        let url = try tenon.serve(written, at: "data.json")
        func program(_ path: String) -> String {
            "console.log(1)\nimport a from '\(path)' with { type: 'json' }\n"
        }
        try tenon.write(program("./data.json"), to: "main.js")
        for command in [["run", "main.js"], ["check"], ["save", "it", "main.js"]] {
            try await tenon.run(command, input: []).expectError("syntax-error", mentions: [place])
        }
        try tenon.write(program(url), to: "far.js")
        try await tenon("lock", "far.js").expectError("syntax-error", mentions: [place])
        try tenon.write("import a from './data.json' with { type: 'text' }\n", to: "text.js")
        try await tenon("run", "text.js").expectSuccess()
    }

    @Test func `what the runtime says of an import is told without colours, with its place`()
        async throws
    {
        let tenon = try TenonProgram()
        try tenon.write("{}", to: "data.json")
        try tenon.write("words", to: "words.txt")
        for name in ["data.json", "words.txt"] {
            try tenon.write("\nimport a from './\(name)'\n", to: "main.js")
            for flags in [[], ["--color", "never"]] {
                let outcome = try await tenon.run(["run"] + flags + ["main.js"], input: [])
                #expect(outcome.status == .exited(1), outcome.summary)
                #expect(!outcome.errors.contains("1b}"), outcome.summary)
                #expect(!outcome.errors.contains("[36m"), outcome.summary)
                #expect(outcome.errors.contains("--> main.js:2:15"), outcome.summary)
            }
        }
    }

    @Test func `a source that is not UTF-8 is refused at the byte`() async throws {
        let tenon = try TenonProgram()
        let bytes = Array("\nconsole.log('caf".utf8) + [0xE9] + Array("')\n".utf8)
        try tenon.folder.write(bytes, to: "project/main.js")
        for command in [["run", "main.js"], ["save", "it", "main.js"], ["check"]] {
            try await tenon.run(command, input: [])
                .expectError("syntax-error", mentions: ["main.js:2:17", "UTF-8"])
        }
    }

    @Test func `a syntax error that a program makes while it runs is its own`() async throws {
        let tenon = try TenonProgram()
        try tenon.write("\nJSON.parse('{')\n", to: "main.js")
        try await tenon("run", "main.js")
            .expectError("program-error", mentions: ["SyntaxError", "main.js:2:"])
    }

    @Test func `an import that is nowhere is shown with its place`() async throws {
        let tenon = try TenonProgram.served()
        try tenon.write("\nimport a from './nowhere.js'\n", to: "a.js")
        try tenon.write("\nimport a from 'nowhere'\n", to: "b.js")
        let url = tenon.url("nowhere.js")
        try tenon.write("\nimport a from '\(url)'\n", to: "c.js")
        try tenon.write("import { missing } from './d2.js'\n", to: "d.js")
        try tenon.write("export const other = 1\n", to: "d2.js")
        for (name, words) in [
            ("a.js", ["./nowhere.js", "a.js:2:"]), ("b.js", ["nowhere", "b.js:2:"]),
            ("c.js", [url, "404", "c.js:2:"]),
            ("d.js", ["export-not-found", "missing", "d.js:1:10"]),
        ] {
            let outcome = try await tenon("run", "--approve", name)
            #expect(outcome.status == .exited(1), outcome.summary)
            for word in words { #expect(outcome.errors.contains(word), outcome.summary) }
        }
    }

    @Test func `a program that is not there is a diagnostic`() async throws {
        let tenon = try TenonProgram()
        try await tenon("run", "nowhere.js")
            .expectError("file-not-found", "module-not-found", mentions: ["nowhere.js"])
        try await tenon("run", "nowhere")
            .expectError("saved-not-found", mentions: ["nowhere"])
    }

    @Test func `a program that takes too long or too much is ended`() async throws {
        let tenon = try TenonProgram()
        try tenon.write("for (;;) {}", to: "busy.js")
        let busy = try await tenon("run", "--time", "1", "busy.js")
        busy.expectError("run-timeout")
        try tenon.write(
            "const all = []; for (;;) all.push(new Array(100_000).fill({}))",
            to: "greedy.js"
        )
        let greedy = try await tenon("run", "--memory", "64", "greedy.js")
        #expect(greedy.status == .exited(1), greedy.summary)
        #expect(greedy.code == "run-out-of-memory", greedy.summary)
    }
}
