// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import FileSystemKit
import ModuleModel
import ModuleRuntime
import SandboxKit
import TestSupport
import Testing

@Suite struct PythonRunnerTests {
    @Test func `input, output, errors, arguments and status are the program's own`() async throws {
        let stage = try PythonStage()
        var recipe = try stage.recipe()
        recipe.arguments = ["--flag", "a b", "-c"]
        let text = """
            import sys
            print(sys.stdin.read().upper(), sys.argv, __name__, "ü")
            print("to errors", file=sys.stderr)
            sys.exit(7)
            """
        let result = try await stage.run(PythonStage.program(text), recipe, input: "given ü")
        #expect(result.output == "GIVEN Ü ['main.py', '--flag', 'a b', '-c'] __main__ ü\n")
        #expect(result.errors == "to errors\n")
        #expect(result.outcome.status == 7)
        #expect(result.outcome.report == nil)
        #expect(result.outcome.failure == nil)
    }

    static let statuses: [(text: String, status: Int32)] = [
        ("print(1)", 0),
        ("raise SystemExit", 0),
        ("raise SystemExit(0)", 0),
        ("raise SystemExit(3)", 3),
        ("raise SystemExit(256 + 4)", 4),
        ("raise SystemExit('why')", 1),
        ("raise KeyboardInterrupt", 130),
        ("import posix; posix._exit(9)", 9),
        ("import signal; signal.raise_signal(signal.SIGTERM)", 143),
        ("raise ValueError('x')", 1),
    ]

    @Test(arguments: statuses)
    func `the exit status is what users expect`(text: String, status: Int32) async throws {
        let result = try await PythonStage().run(text)
        #expect(result.outcome.status == status, "\(result.errors)")
        #expect(result.errors.isEmpty)
    }

    @Test func `a broken pipe ends the program in silence`() async throws {
        let result = try await PythonStage().run(
            """
            import os
            reading, writing = os.pipe()
            os.close(reading)
            os.dup2(writing, 1)
            print("nobody reads", flush=True)
            """
        )
        #expect(result.outcome.status == 141)
        #expect(result.errors.isEmpty)
        #expect(result.outcome.report == nil)
    }

    @Test func `output that cannot be written is an error`() async throws {
        let result = try await PythonStage().run(
            "import os; os.dup2(os.open('/dev/full', os.O_WRONLY), 1); print('lost')",
            permissions: ["write:/dev/full"]
        )
        #expect(result.outcome.status == 1)
        #expect(result.outcome.report?.message.contains("No space left") == true)
    }

    @Test func `Ctrl-C is heard by the program`() async throws {
        let result = try await PythonStage().run(
            """
            import os, signal
            try:
                os.kill(os.getpid(), signal.SIGINT)
            except KeyboardInterrupt:
                print("heard")
            """
        )
        #expect(result.output == "heard\n")
        #expect(result.outcome.status == 0)
    }

    static let errors: [(text: String, message: String, line: Int)] = [
        ("\nraise TypeError('bad')", "TypeError: bad", 2),
        ("\n\n1 / 0", "ZeroDivisionError: division by zero", 3),
        ("def f():\n    raise KeyError(1)\nf()", "KeyError: 1", 2),
        (
            "def f(n):\n    return f(n + 1)\nf(0)",
            "RecursionError: maximum recursion depth exceeded", 2
        ),
        ("class Thrown(Exception): pass\nraise Thrown('no')", "uncaught: no", 2),
        ("raise ValueError('\\ud800')", "ValueError: ?", 1),
        ("class E(Exception):\n    def __str__(self): raise self\nraise E()", "E", 3),
    ]

    @Test(arguments: errors)
    func `an uncaught error is reported at its place`(
        text: String,
        message: String,
        line: Int
    ) async throws {
        let result = try await PythonStage().run(text)
        let report = try #require(result.outcome.report, "\(result.errors)")
        #expect(report.diagnostic.code == "program-error")
        #expect(report.diagnostic.message == message)
        #expect(report.module == PythonStage.entry)
        #expect(report.line == line)
        #expect(result.errors.isEmpty)
        #expect(result.outcome.status == 1)
    }

    @Test func `a stack trace names functions and places of the source`() async throws {
        let stage = try PythonStage()
        let other = ModuleID(source: .https, "https://example.com/lib/math.ml")
        var program = PythonStage.program(
            """
            runtime = compile("def call(f): return f()", "ml_runtime.py", "exec")
            exec(runtime)
            def add():
                raise ValueError("no")
            def _ml_module():
                call(add)
            try:
                _ml_module()
            except ValueError as error:
                raise TypeError("worse") from error
            """
        )
        program.places = [
            .init(first: 1, module: nil, line: 1, column: 1),
            .init(first: 3, module: other, line: 13, column: 5),
            .init(first: 7, module: PythonStage.entry, line: 2, column: 1),
        ]
        let report = try #require(try await stage.run(program, stage.recipe()).outcome.report)
        #expect(report.stack == ["at \(PythonStage.entry):2:1", "caused by: ValueError: no"])
        program.text = Array(
            """
            runtime = compile("def call(f): return f()", "ml_runtime.py", "exec")
            exec(runtime)
            def add():
                raise ValueError("no")
            def _ml_module():
                call(add)
            _ml_module()
            """.utf8
        )
        let second = try #require(try await stage.run(program, stage.recipe()).outcome.report)
        #expect(
            second.stack == [
                "at add (\(other):13:5)", "at \(other):13:5", "at \(PythonStage.entry):2:1",
            ]
        )
        #expect(second.module == other)
        #expect(second.column == 5)
    }

    @Test func `recursion that goes too deep is said once`() async throws {
        let report = try #require(
            try await PythonStage().run("def f(n):\n    return f(n + 1)\nf(0)").outcome.report
        )
        #expect(report.stack.count == 4, "\(report.stack)")
        #expect(report.stack[2] == "… repeated")
    }

    @Test func `a very long message is cut`() async throws {
        let report = try #require(
            try await PythonStage().run("raise ValueError('x' * 10_000_000)").outcome.report
        )
        #expect(report.message.count == 4001)
        #expect(report.message.hasSuffix("x…"))
    }

    @Test(arguments: ["\n1 +", "x = \0", "(" + String(repeating: "(", count: 5000)])
    func `generated text that is no Python is a fault of Tenon`(text: String) async throws {
        let result = try await PythonStage().run(text)
        let failure = try #require(result.outcome.failure)
        #expect(failure.diagnostic.code == "generated-code-invalid")
        #expect(result.outcome.status == 1)
    }

    @Test func `the value is told as JSON, or as text where it is none`() async throws {
        let stage = try PythonStage()
        let values: [(String, json: String?, text: String)] = [
            (
                "{'a': [1, 2.5, None, True], 'ü': '\\n'}",
                #"{"a": [1, 2.5, null, true], "ü": "\n"}"#, ""
            ),
            ("10 ** 40", "1" + String(repeating: "0", count: 40), ""),
            ("len", nil, "<built-in function len>"),
            ("float('nan')", nil, "nan"),
            ("{1: 2}", #"{"1": 2}"#, ""),
        ]
        for (expression, json, text) in values {
            var program = PythonStage.program(
                """
                value = \(expression)
                _tenon_host.tell(value)
                """
            )
            program.tellsValue = true
            let value = try #require(try await stage.run(program, stage.recipe()).outcome.value)
            #expect(value.json == json)
            #expect(json != nil || value.text == text)
        }
        let quiet = PythonStage.program(
            "ml_host = _tenon_host; ml_host.tell(1)"
        )
        #expect(try await stage.run(quiet, stage.recipe()).outcome.value == nil)
    }

    @Test func `compiled code of an earlier run is used again`() async throws {
        let stage = try PythonStage()
        var program = PythonStage.program("print('ran')\n1 / 0")
        program.wantsCode = true
        let code = try #require(try await stage.run(program, stage.recipe()).outcome.code)
        program.wantsCode = false
        program.code = code
        // The text is looked at only when the code is another version's.
        program.text = Array("print('text')".utf8)
        let second = try await stage.run(program, stage.recipe())
        #expect(second.output == "ran\n")
        #expect(second.outcome.report?.line == 2)
        program.code = [1, 2, 3, 4] + code.dropFirst(4)
        #expect(try await stage.run(program, stage.recipe()).output == "text\n")
    }

    @Test func `code of the texts that a program brings along is kept with its own`() async throws {
        let stage = try PythonStage()
        let text = "exec(_tenon_host.compile('print(1)', '<part>', 'exec'))"
        var program = PythonStage.program(text)
        program.wantsCode = true
        program.embedded = [.init(name: "<part>", text: Array("print('kept')".utf8))]
        let first = try await stage.run(program, stage.recipe())
        #expect(first.output == "kept\n")
        program.code = first.outcome.code
        program.embedded = []
        #expect(try await stage.run(program, stage.recipe()).output == "kept\n")
        program.code = nil
        #expect(try await stage.run(program, stage.recipe()).output == "1\n")
    }

    @Test func `code that a program sends itself is not taken`() async throws {
        let stage = try PythonStage()
        var program = PythonStage.program(
            "ml_host = _tenon_host; ml_host._channel.send_bytes(b'\\0forged')"
        )
        #expect(try await stage.run(program, stage.recipe()).outcome.code == nil)
        program.wantsCode = true
        let code = try #require(try await stage.run(program, stage.recipe()).outcome.code)
        #expect(code.count > 8)
        program.code = code
        #expect(try await stage.run(program, stage.recipe()).outcome.code == nil)
    }
}
