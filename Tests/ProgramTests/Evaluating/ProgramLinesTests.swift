// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// `--lines`: programs from standard input, an answer for each.
@Suite struct ProgramLinesTests {
    @Test func `each program is answered by itself`() async throws {
        let programs = [
            "print(1); x = 2; x;", "x;", "print(5); while (true) {}", "print(3);\n1 / 0;",
            "fn(x) => x;",
            "import args; args.all();", "input();",
        ]
        let answers = try await answers(to: programs, "--time", "2")
        #expect(
            answers.map { $0["ok"] as? Bool } == [true, false, false, false, true, true, false]
        )
        #expect(
            answers.map { $0["code"] as? String } == [
                nil, "name-undefined", "run-timeout", "program-error", nil, nil, "program-error",
            ]
        )
        #expect(answers[0]["value"] as? Int == 2)
        #expect(answers[0]["text"] as? String == "2")
        #expect(answers[0]["stdout"] as? String == "1\n")
        #expect(answers[1]["line"] as? Int == 1 && answers[1]["column"] as? Int == 1)
        #expect(answers[2]["stdout"] as? String == "5\n")
        #expect(answers[3]["line"] as? Int == 2)
        #expect(answers[3]["stdout"] as? String == "3\n")
        #expect(answers[4]["value"] is NSNull)
        #expect((answers[4]["text"] as? String)?.hasPrefix("<function <lambda> at ") == true)
    }

    @Test func `lines that are no program are answered too`() async throws {
        let tenon = try TenonProgram()
        let ran = try await tenon(
            "eval",
            "--language=ml",
            "--lines",
            input: "7\n{\n\n\"1;\"\n\"2;\""
        )
        ran.expectSuccess()
        let answers = try ran.output.split(separator: "\n").map { try Answer($0) }
        #expect(
            answers.map { $0["code"] as? String } == [
                "line-not-text", "json-malformed", "json-malformed", nil, nil,
            ]
        )
    }

    @Test func `an answer comes before the next line is written`() throws {
        let tenon = try TenonProgram()
        let talk = try RunningProgram(
            ChildProgram(
                TenonProgram.path,
                environment: tenon.environment,
                currentDirectory: tenon.project
            ),
            ["eval", "--language=ml", "--lines"]
        )
        for number in 1...3 {
            let line = try talk.ask(Array("\"\(number) + \(number);\"\n".utf8))
            let answer = try Answer(String(decoding: line, as: UTF8.self))
            #expect(answer["value"] as? Int == 2 * number)
        }
    }

    @Test func `a flood of output ends the program, not the answers`() async throws {
        let flood = "s = 'x' * 1000000; while (true) { print(s); }"
        let answers = try await answers(to: [flood, "1;"])
        #expect(answers[0]["ok"] as? Bool == false)
        #expect(answers[1]["value"] as? Int == 1)
    }

    // MARK: The corpus of the language

    /// What ML means where the first implementation did otherwise (`docs/deviations.md`).
    private static let deviations = [
        #"try { throw {message: "m", code: 7}; } except (e) { print(e.message); }"#: "m",
        #"try { throw {message: "m", code: 7}; } except (e) { print(e.error_data); }"#: "None",
        "function len(x) { return 99; } print(len([1]));": "99",
        "print(nosuch(1));": "!! nothing here is called `nosuch`",
        #"try { throw {message:"x"}; } except (e) { } print(e);"#:
            "!! nothing here is called `e`",
        #"function f(a: number, b: string) { return a; } print(f(1, "x"));"#:
            "!! nothing here is called `number`",
        #"print({a: 1, "a": 2}); print({1: 2});"#:
            "!! expected a name or a string as key, found `1`",
        "x = 5; x();": "!! TypeError: 'int' object is not callable",
    ]

    @Test func `every program of the corpus prints what it should`() async throws {
        let rows = try corpus("semantics.tsv", program: 0)
        let answers = try await answers(to: rows.map(\.program))
        let address = try Regex("0x[0-9a-f]+")
        let differences = zip(rows, answers).compactMap { row, answer -> String? in
            let wanted = (Self.deviations[row.program] ?? row.cells[1])
                .replacing(address, with: "0x")
            let got = answer.row.replacing(address, with: "0x")
            return got == wanted ? nil : "\(row.program)\n  wanted \(wanted)\n  got    \(got)"
        }
        #expect(rows.count > 40 && answers.count == rows.count)
        #expect(differences == [])
    }

    @Test func `every program of the corpus is taken or refused as it should`() async throws {
        let rows = try corpus("grammar.tsv", program: 1)
        let answers = try await answers(to: rows.map(\.program), of: "check")
        let differences = zip(rows, answers).compactMap { row, answer -> String? in
            let isML = answer["code"] as? String != "syntax-error"
            return isML == (row.cells[0] == "accept") ? nil : row.program
        }
        #expect(rows.count > 200 && answers.count == rows.count)
        #expect(differences == [])
    }

    // MARK: Helpers

    private func answers(
        to programs: [String],
        of command: String = "eval",
        _ options: String...
    ) async throws -> [Answer] {
        let tenon = try TenonProgram()
        let lines = try programs.map { program in
            let data = try JSONSerialization.data(
                withJSONObject: program,
                options: .fragmentsAllowed
            )
            return String(decoding: data, as: UTF8.self) + "\n"
        }
        let ran = try await tenon.run(
            [command, "--language=ml", "--lines"] + options,
            input: Array(lines.joined().utf8)
        )
        ran.expectSuccess()
        return try ran.output.split(separator: "\n").map { try Answer($0) }
    }

    private func corpus(
        _ name: String,
        program column: Int
    ) throws -> [(program: String, cells: [String])] {
        let path = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Languages/LanguageMLTests/Corpus/\(name)")
        let text = try String(contentsOf: path, encoding: .utf8)
        return try text.split(separator: "\n").dropFirst().map { line in
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
                .map(String.init)
            let program = try JSONSerialization.jsonObject(
                with: Data(cells[column].utf8),
                options: .fragmentsAllowed
            )
            return (try #require(program as? String), cells)
        }
    }
}
