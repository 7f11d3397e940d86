// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import FileSystemKit
import ModuleModel
import ModuleRuntime
import TestSupport
import Testing

@Suite struct SourceCheckerTests {
    static let clean: [(suffix: String, source: String)] = [
        ("js", ""), ("js", "// only a comment"), ("js", "export default (a) => a + 1"),
        ("js", "console.log(Deno.args, process.argv, Buffer, setTimeout, fetch, structuredClone)"),
        ("js", "export default async () => { await save('a', 'b'); return list() }"),
        ("ts", "const a: number = 1; interface B { c: string } export default (b: B) => b.c + a"),
        ("tsx", "export default () => <p>text</p>"), ("mjs", "import x from 'y'; x()"),
        ("json", #"{"a": [1, 2]}"#),
    ]

    @Test(arguments: clean)
    func `a sound source has no findings`(suffix: String, source: String) async throws {
        #expect(try await findings(source, suffix) == [])
    }

    static let wrong: [(suffix: String, source: String, found: String)] = [
        ("js", "let x = ;", "1:9 syntax"),
        ("js", "invalid {{ syntax", "1:9 syntax"),
        ("js", "\n\nexport default 1 +", "4:1 syntax"),
        ("js", "const a: number = 1; export default a", "1:7 syntax"),
        ("ts", "let x: = 1", "1:8 syntax"),
        ("js", "export default () => outer + 1", "1:22 undefined outer"),
        ("js", "\n/* é */ export default function* () { yield q }", "2:45 undefined q"),
        ("ts", "export default (a: number) => a * factor", "1:35 undefined factor"),
        ("js", "assigned = 1", "1:1 undefined assigned"),
        ("json", #"{"a": 1, // no"#, ""),
    ]

    @Test(arguments: wrong)
    func `a mistake is found where it is`(suffix: String, source: String, found: String)
        async throws
    {
        let all = try await findings(source, suffix)
        #expect(all.first.map { $0.hasPrefix(found) } == true, "\(all)")
    }

    static let unloadable: [(suffix: String, source: String, found: String)] = [
        ("js", "export const a = 1\nlet b; let b", "2:12 syntax Identifier 'b' has already"),
        ("ts", "let b: number; let b = 1", "1:20 syntax Identifier 'b' has already"),
        ("js", "\nreturn 1", "2:1 syntax Illegal return"),
        ("js", "function f() { await 1 }", "1:16 syntax"),
        ("js", "let a; export { a, a as a }", "1:20 syntax Duplicate export of 'a'"),
        ("js", "function f(a, a) {}", "1:15 syntax Duplicate parameter name"),
        ("js", "with (Math) {}", "1:1 syntax Strict mode"),
        ("js", "class A { m() { return this.#x } }", "1:28 syntax Private field '#x'"),
        ("mjs", "#!/usr/bin/env x\nconst r = /(/", "2:11 syntax Invalid regular expression"),
    ]

    @Test(arguments: unloadable)
    func `what can never be loaded is found`(suffix: String, source: String, found: String)
        async throws
    {
        let all = try await findings(source, suffix)
        #expect(all.count == 1 && all[0].hasPrefix(found), "\(all)")
    }

    @Test func `imports are not opened, and do not hide a mistake`() async throws {
        let names = ["./no.js", "../no.ts", "no", "https://no.test/a.js", "node:fs", "./no.json"]
        let imports = names.enumerated().map { number, name in
            "import x\(number) from '\(name)'" + (number == 5 ? " with {type: 'json'}" : "")
        }
        let records = names.map { name in
            ImportRecord(
                specifier: name,
                kind: .static,
                type: name.hasSuffix("n") ? "json" : nil,
                range: 0..<1
            )
        }
        let text = imports.joined(separator: "\n") + "\nexport * from 'no'\n"
        #expect(try await findings(text, "js", imports: records) == [])
        let all = try await findings(text + "let x0", "js", imports: records)
        #expect(all.first?.hasPrefix("8:5 syntax Identifier 'x0' has already") == true, "\(all)")
    }

    @Test func `a source is not run`() async throws {
        let text = "for (;;) {}\nexport default 1"
        #expect(try await findings(text, "js") == [])
    }

    @Test func `a source that asks not to be checked is not called sound`() async throws {
        let error = await #expect(throws: RuntimeError.self) {
            try await findings("// deno-lint-ignore-file\nouter", "js")
        }
        #expect(error?.diagnostic.code == "source-not-checked")
    }

    @Test func `another language cannot be checked`() async throws {
        let error = await #expect(throws: RuntimeError.self) { try await findings("x", "py") }
        #expect(error?.diagnostic.code == "source-check-failed")
    }

    static let functions: [(source: String, found: [String])] = [
        (
            "export default () => typeof é + typeof\n(rate)",
            ["1:29 undefined é", "2:2 undefined rate"]
        ),
        ("export default () => typeof rate.x", ["1:29 undefined rate"]),
        ("export default () => {\n// deno-lint-ignore no-undef\nreturn q }", ["3:8 undefined q"]),
        ("export default () => typeof window + typeof process + typeof document", []),
        ("export default () => typeof globalThis.x + typeof Iterator + typeof module", []),
        ("export default (x) => ({ typeof: `typeof y ${typeof x}` }).typeof + /typeof z/", []),
        ("export default (typeofx) => typeofx.$typeof", []),
    ]

    @Test(arguments: functions)
    func `names that a function only asks for are outer names`(source: String, found: [String])
        async throws
    {
        #expect(try await findings(source, "js", isFunction: true) == found)
        let module = try await findings(source, "js")
        #expect(module == [])
    }

    private func findings(
        _ source: String,
        _ suffix: String,
        imports: [ImportRecord] = [],
        isFunction: Bool = false
    ) async throws -> [String] {
        let stage = try Stage()
        let runs = try FilePath(stage.folder.path("runs"))
        let checker = SourceChecker(deno: stage.deno, folder: runs)
        let text = SourceText(name: "saved:test", text: source)
        let all = try await checker.check(
            text,
            suffix: suffix,
            imports: imports,
            isFunction: isFunction
        )
        return all.map { finding in
            let place = "\(finding.span.line):\(finding.span.column)"
            switch finding.kind {
            case .syntax: return "\(place) syntax \(finding.message)"
            case .undefined(let name): return "\(place) undefined \(name)"
            }
        }
    }
}
