// SPDX-License-Identifier: Apache-2.0

import LanguageJavaScript
import ModuleModel
import Testing

/// Modules of a package that hand on names to one another.
@Suite struct DocumentationLinkerTests {
    private static func linked(_ files: [String: String], _ main: String = "main.ts") throws
        -> [String]
    {
        var linker = DocumentationLinker { path in
            files[path.description].flatMap {
                try? TypeScript().documentation(of: Sample.ts($0).text)
            }
        }
        let path = try #require(ModulePath(parsing: main))
        let linked = linker.documentation(at: path)
        let found = try #require(linked)
        return DocumentationSummary.lines(of: found)
    }

    @Test func `names are followed to where they are declared`() throws {
        let found = try Self.linked([
            "main.ts": """
            export { a, b as c, missing } from "./lib/a.ts"
            export * from "./lib/b.ts"
            export * as space from "./lib/a.ts"
            export { d } from "elsewhere"
            export * from "../../outside.ts"
            export const own = 1
            """,
            "lib/a.ts":
                "/** A. */ export function a(x: 1): void {}\nexport { default as b } from '../deep.ts'",
            "lib/b.ts": "export const e = 1, own = 2\nexport default 3",
            "deep.ts": "export default class Deep {}",
        ])
        #expect(
            found == [
                "function: function a(x: 1): void", "    text: A.", "class: class Deep",
                "reexport: export { missing } from \"./lib/a.ts\"", "constant: const e = 1",
                "namespace: export * as space from \"./lib/a.ts\"",
                "reexport: export { d } from \"elsewhere\"",
                "reexport: export * from \"../../outside.ts\"", "constant: const own = 1",
            ]
        )
    }

    @Test func `circles end`() throws {
        let found = try Self.linked([
            "main.ts": "export * from './b.ts'\nexport const a = 1\nexport { x } from './b.ts'",
            "b.ts": "export * from './main.ts'\nexport const b = 1\nexport { x } from './main.ts'",
        ])
        #expect(found.contains("constant: const a = 1"))
        #expect(found.contains("constant: const b = 1"))
    }

    @Test func `modules that hand on one another in every way take bounded time`() throws {
        let names = (0..<12).map { "m\($0).ts" }
        let all = names.map { "export * from './\($0)'" }.joined(separator: "\n")
        let files = Dictionary(names.map { ($0, all) }) { first, _ in first }
        let elapsed = try ContinuousClock().measure { _ = try Self.linked(files, "m0.ts") }
        #expect(elapsed < .seconds(20))
    }
}
