// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import LanguageML
import LanguageSupport
import ModuleModel
import TestSupport
import Testing

/// What the Python of every program that is taken has in common.
struct GeneratedCodeTests {
    /// Goes through the code of each file below a folder: it knows no name of Python's, and of objects only the
    /// members of `_ml` that generated code uses.
    private static let inspector = """
        import dis, pathlib, sys, types

        allowed = set("abs all any available_modules bin bool call call_member callable capability chr console"
            " enumerate Failure float format get getCapabilities getCapabilityInfo getattr hasCapability has_module"
            " hasattr help hex input int integer isinstance iter join keys len load max methods min module_info"
            " modules next oct ord print range repr requiredCapabilities reversed round set sorted str sum take tell"
            " text Thrown typeof values zip".split())
        refused = ("GLOBAL", "_NAME", "STORE_ATTR", "DELETE_ATTR", "IMPORT")


        def inspect(code, path):
            before = None
            for step in dis.get_instructions(code):
                if any(word in step.opname for word in refused):
                    print(path, code.co_name, step.opname, step.argval)
                if step.opname in ("LOAD_ATTR", "LOAD_METHOD"):
                    if before != "_ml" or step.argval not in allowed:
                        print(path, code.co_name, before, step.argval)
                before = step.argval
            for constant in code.co_consts:
                if isinstance(constant, types.CodeType):
                    inspect(constant, path)


        count = 0
        for path in sorted(pathlib.Path(sys.argv[1]).glob("*.py")):
            code = compile(path.read_text(encoding="utf-8"), str(path), "exec")
            for constant in code.co_consts:
                if isinstance(constant, types.CodeType) and constant.co_name.startswith("_ml_module_"):
                    inspect(constant, path.name)
                    count += 1
        print(count)
        """

    @Test func `generated Python compiles, and no name in it is one of Python's`() async throws {
        let folder = try TemporaryFolder()
        var modules = 0
        let tables =
            try Corpus.rows("grammar.tsv", program: 1) + Corpus.rows("semantics.tsv", program: 0)
        let single = tables.map { MLProgram(["main.ml": $0.program], hosts: ["a", "a.b", "x"]) }
        let deep = Self.extremes.map { MLProgram(["main.ml": $0]) }
        for (place, program) in (single + deep + ProgramTests.cases.map(\.program)).enumerated() {
            guard let linkable = try? program.linkable() else { continue }
            let linked = try ML().link(linkable, as: .singleFile)
            modules += linkable.modules.count
            let entry = try #require(linked.files.first { $0.path == linked.entry })
            try folder.write(entry.bytes, to: "\(place).py")
        }
        #expect(modules > 250)
        let inspector = try folder.write(Self.inspector, to: "tool/inspector.py")
        let outcome = try await ChildProgram(Python.path).run(["-I", inspector, folder.path])
        #expect(outcome.output == "\(modules)\n", "\(outcome.errors)")
    }

    /// Programs at the limits of what is taken.
    static let extremes: [String] = {
        let open = String(repeating: "(", count: 80)
        let close = String(repeating: ")", count: 80)
        let lists = String(repeating: "[", count: 85) + String(repeating: "]", count: 85)
        let functions = String(repeating: "fn() => ", count: 80) + "1"
        let blocks = String(repeating: "if (true) { ", count: 58) + "x = 1;"
        let loops = String(repeating: "while (true) { ", count: 18) + "break;"
        let nested = (0..<55).map { "function f\($0)() { " }.joined()
        let digits = String(repeating: "9", count: 9000)
        let sum = "x = 1" + String(repeating: " + 1", count: 999) + ";"
        return [
            "x = \(open)1\(close);", "x = \(lists);", "x = \(functions);",
            blocks + String(repeating: " }", count: 58),
            loops + String(repeating: " }", count: 18),
            nested + "return 1;" + String(repeating: " }", count: 55),
            "x = \(digits); y = -\(digits);", sum,
            "x = " + String(repeating: "!", count: 80) + "true;",
            "x = " + String(repeating: "-", count: 80) + "y; y = 1;",
            "x = 1" + String(repeating: " == 1", count: 150) + ";",
        ]
    }()

    @Test(arguments: extremes)
    func `a program at the limits is taken`(program: String) throws {
        _ = try ML().compile(SourceText(name: "main.ml", text: program))
    }

    @Test func `numbers with thousands of digits are the same numbers`() async throws {
        let digits = String(repeating: "12345678", count: 1200)
        let ran = try await Python.run("x = \(digits); print(x - 1); print(str(-\(digits)));")
        #expect(ran.lines == [String(digits.dropLast()) + "7", "-" + digits], "\(ran.error)")
    }
}
