// SPDX-License-Identifier: Apache-2.0

import Diagnostics
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

    private func findings(_ source: String, _ suffix: String) async throws -> [String] {
        let checker = SourceChecker(deno: try Stage().deno)
        let text = SourceText(name: "saved:test", text: source)
        return try await checker.check(text, suffix: suffix).map { finding in
            let place = "\(finding.span.line):\(finding.span.column)"
            switch finding.kind {
            case .syntax: return "\(place) syntax \(finding.message)"
            case .undefined(let name): return "\(place) undefined \(name)"
            }
        }
    }
}
