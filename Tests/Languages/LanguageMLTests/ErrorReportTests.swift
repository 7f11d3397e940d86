// SPDX-License-Identifier: Apache-2.0

import LanguageML
import LanguageSupport
import ModuleModel
import Testing

/// What plain Python prints for an error that nobody catches.
struct ErrorReportTests {
    private static let program = MLProgram([
        "main.ml": """
        import utils.math;
        // Calls it.
        function start(n) {
            return [n].copy()[0] +
                utils.math.divide(n, 0);
        }
        start(1);
        """,
        "utils/math.ml": """
        f = fn(a, b) => { c = a; return c / b; };
        function divide(a, b) {
            return f(a, b);
        }
        """,
    ])

    @Test(arguments: OutputLayout.allCases)
    func `an error nobody catches shows its places in ML`(layout: OutputLayout) async throws {
        let ran = try await Python.run(Self.program, as: layout)
        #expect(ran.failed)
        #expect(
            ran.error == """
                Traceback (most recent call last):
                  File "main.ml", line 7, in <module>
                  File "main.ml", line 4, in start
                  File "utils/math.ml", line 3, in divide
                  File "utils/math.ml", line 1, in <function>
                ZeroDivisionError: division by zero

                """
        )
    }

    @Test(arguments: OutputLayout.allCases)
    func `without source maps it shows those in Python`(layout: OutputLayout) async throws {
        let ran = try await Python.run(Self.program, as: layout, withMaps: false)
        let lines = ran.error.split(separator: "\n")
        #expect(ran.failed)
        #expect(lines.count == 6)
        #expect(lines.dropFirst().dropLast().allSatisfy { $0.contains(".py\", line ") })
        #expect(!ran.error.contains("ml_runtime"))
    }

    @Test(arguments: OutputLayout.allCases)
    func `an object that was thrown shows its message`(layout: OutputLayout) async throws {
        let program = MLProgram([
            "main.ml": "import a;\nprint(\"before\");\na.fail();",
            "a.ml": "function fail() {\n    throw {message: \"it broke\", code: 3};\n}",
        ])
        let ran = try await Python.run(program, as: layout)
        #expect(ran.failed)
        #expect(ran.lines == ["before"])
        #expect(ran.error.hasSuffix("File \"a.ml\", line 2, in fail\nThrown: it broke\n"))
    }

    @Test(arguments: OutputLayout.allCases)
    func `each line leads to the module and place it comes from`(layout: OutputLayout) throws {
        let linked = try Self.program.link(as: layout)
        var found: Set<String> = []
        for (path, places) in linked.places {
            let file = try #require(linked.files.first { $0.path == path })
            let lines = file.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
            #expect(zip(places, places.dropFirst()).allSatisfy { $0.line < $1.line })
            for place in places {
                guard let module = place.module else { continue }
                let source = try #require(Self.program.files[module.description])
                let from = source.split(separator: "\n", omittingEmptySubsequences: false)[
                    place.sourceLine - 1
                ].dropFirst(place.sourceColumn - 1).prefix(8)
                let line = String(decoding: lines[place.line - 1], as: UTF8.self)
                found.insert("\(line.drop { $0 == " " }.prefix(10)) < \(from)")
            }
        }
        #expect(found.contains("def start( < function"))
        #expect(found.contains("start(1) < start(1)"))
        #expect(found.contains("return f(a < return f"))
        #expect(found.contains("c = a < c = a; r"))
    }

    @Test(arguments: OutputLayout.allCases)
    func `a function that stands below its call has its own places`(layout: OutputLayout)
        async throws
    {
        let program = MLProgram([
            "main.ml": """
            x = 1;
            start(x);
            function start(n) {
                return n / 0;
            }
            y = 2;
            """
        ])
        let ran = try await Python.run(program, as: layout)
        #expect(
            ran.error == """
                Traceback (most recent call last):
                  File "main.ml", line 2, in <module>
                  File "main.ml", line 4, in start
                ZeroDivisionError: division by zero

                """
        )
    }

    @Test func `the value of the last statement is told`() async throws {
        for (text, shown) in [
            ("x = 2; x * 21;", ["42"]), ("\"a\" + 1;", ["'a1'"]), ("1 == 1;", ["true"]),
            ("null;", []), ("x = 1;", []),
            ("f = fn(x) => { return x; }; [f(1), fn(y) => y][0];", ["1"]),
        ] {
            let program = MLProgram(["main.ml": text], tellsValue: true)
            let ran = try await Python.run(program, as: .singleFile)
            #expect(ran.lines == shown, "\(text) \(ran.error)")
        }
    }
}
