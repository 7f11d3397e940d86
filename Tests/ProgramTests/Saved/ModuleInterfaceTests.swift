// SPDX-License-Identifier: Apache-2.0

internal import TestSupport
internal import Testing

/// The interface that programs see: the tests of the original, and what it got wrong.
@Suite struct ModuleInterfaceTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let program: String
        let output: String
        var testDescription: String { name }

        init(_ name: String, _ program: String, prints output: String) {
            self.name = name
            self.program = program
            self.output = output
        }
    }

    /// The nine tests of the original.
    static let original = [
        Case(
            "set and load a value",
            """
            console.log(await esm.set("answer", "export default 42"), await esm.load("answer"))
            """,
            prints: "true 42"
        ),
        Case(
            "set and load a function",
            """
            await esm.set("double", "export default function(x){return x*2}")
            console.log((await esm.load("double"))(21))
            """,
            prints: "42"
        ),
        Case(
            "has",
            """
            await esm.set("a", "export default 1")
            console.log(await esm.has("a"), await esm.has("b"))
            """,
            prints: "true false"
        ),
        Case(
            "remove",
            """
            await esm.set("a", "export default 1")
            console.log(await esm.remove("a"), await esm.has("a"))
            """,
            prints: "true false"
        ),
        Case(
            "list",
            """
            await esm.set("first", "export default 1")
            await esm.set("second", "export default 2")
            const [a, b] = esm.list()
            console.log(a.key, b.key, a.namespace, typeof a.filePath, typeof a.updatedAt)
            console.log(["entryPoint", "type"].every((name) => name in a))
            """,
            prints: "second first hlvm.second string number\ntrue"
        ),
        Case(
            "get",
            """
            const source = "// mine\\nexport  default 42\\n"
            await esm.set("a", source)
            console.log(await esm.get("a") === source)
            """,
            prints: "true"
        ),
        Case(
            "load what is not there",
            """
            try { await esm.load("nothing") } catch (error) { console.log(error.code) }
            """,
            prints: "saved-not-found"
        ),
        Case(
            "overwrite",
            """
            await esm.set("a", "export default 1")
            await esm.set("a", "export default 2")
            console.log(await esm.load("a"), esm.list().length)
            """,
            prints: "2 1"
        ),
        Case(
            "set a file",
            """
            await esm.set("tool", "./tool.js")
            console.log(await esm.load("tool"))
            """,
            prints: "a tool"
        ),
    ]

    /// What the original got wrong, and the cases that people meet.
    static let cases = [
        Case(
            "falsy defaults",
            """
            for (const value of ["0", "''", "false", "null", "undefined", "NaN", "0n"]) {
              await save("falsy", `export default ${value}`)
              console.log(String(await load("falsy")))
            }
            """,
            prints: "0\n\nfalse\nnull\nundefined\nNaN\n0"
        ),
        Case(
            "named exports beside a default",
            """
            await save("both", "export default 1; export const named = 2")
            const space = await load("both", { namespace: true })
            console.log(await load("both"), space.default, space.named)
            """,
            prints: "1 1 2"
        ),
        Case(
            "only named exports",
            """
            await save("named", "export const a = 1")
            console.log((await load("named")).a)
            """,
            prints: "1"
        ),
        Case(
            "code with slashes is code",
            """
            await save("a", "export default 4 / 2")
            await save("b", "export default /a\\\\/b/.source")
            await save("c", "export default 'https://example.com/a.js'")
            await save("d", "// ./x.js\\nexport default 1")
            console.log(await load("a"), await load("c"), await load("d"), await has("b"))
            """,
            prints: "2 https://example.com/a.js 1 true"
        ),
        Case(
            "functions of every kind",
            """
            await save("f1", async function named(x) { return x + 1 })
            await save("f2", async (x) => x + 1)
            await save("f3", x => x + 1)
            await save("f4", function* (x) { yield x + 1 })
            await save("f5", class { static add(x) { return x + 1 } })
            console.log(await (await load("f1"))(1), await (await load("f2"))(1),
              (await load("f3"))(1), [...(await load("f4"))(1)][0], (await load("f5")).add(1))
            """,
            prints: "2 2 2 2 2"
        ),
        Case(
            "inputs of a stated kind",
            """
            await save("a", { code: "./tool.js" }).catch((error) => console.log(error.code))
            await save("b", { file: "tool.js" })
            await save("c", { function: () => 3 })
            console.log(await load("b"), (await load("c"))())
            """,
            prints: "syntax-error\na tool 3"
        ),
        Case(
            "a closure is refused",
            """
            const outer = 1
            await save("closure", () => outer).catch((error) => console.log(error.code, error.message))
            console.log(await has("closure"))
            """,
            prints: "closure-not-saved [MESSAGE]\nfalse"
        ),
        Case(
            "a closure behind typeof is refused",
            """
            const rate = 0.2
            const f = (n) => typeof rate === "number" ? n * 1.2 : n
            await save("vat", f).catch((error) => console.log(error.code))
            await save("where", () => typeof window + typeof document)
            console.log(await has("vat"), (await load("where"))())
            """,
            prints: "closure-not-saved\nfalse undefinedundefined"
        ),
        Case(
            "a function that imports a file is refused",
            """
            await save("f", async () => (await import("./tool.js")).default)
              .catch((error) => console.log(error.code))
            await save("tool", "./tool.js")
            await save("g", async () => (await import("tool")).default)
            console.log(await has("f"), await (await load("g"))())
            """,
            prints: "save-relative-import\nfalse a tool"
        ),
        Case(
            "direct execution",
            """
            await save("direct", "console.log('executed')")
            await load("direct")
            """,
            prints: "executed"
        ),
        Case(
            "top-level await",
            """
            await save("waits", "export default await Promise.resolve(5)")
            console.log(await load("waits"))
            """,
            prints: "5"
        ),
        Case(
            "TypeScript",
            """
            await save("typed", "export default (x: number): number => x * 2", { language: "typescript" })
            console.log((await load("typed"))(4))
            """,
            prints: "8"
        ),
        Case(
            "a module that imports JSON and another saved module",
            """
            await save("base", "export const base = 10")
            await save("top", `import { base } from "base"
              import data from "./data.json" with { type: "json" }
              export default base + data.more`)
            console.log(await load("top"))
            """,
            prints: "15"
        ),
        Case(
            "syntax errors",
            """
            try { await save("bad", "export default 1\\ninvalid {{ syntax") }
            catch (error) { console.log(error.code, /2/.test(error.message) || error.message) }
            console.log(await has("bad"))
            """,
            prints: "syntax-error true\nfalse"
        ),
        Case(
            "names",
            """
            for (const name of ["../evil", "@u/p", "", "a b%?#", "a/b", ".hidden", "a\\0b", "é", "con"]) {
              try { await save(name, "export default 1"); console.log("saved", name) }
              catch (error) { console.log(error.code) }
            }
            """,
            prints: Array(repeating: "name-malformed", count: 9).joined(separator: "\n")
        ),
        Case(
            "twins by case",
            """
            await save("Case", "export default 1")
            try { await save("case", "export default 2"); console.log("saved") }
            catch (error) { console.log(error instanceof Error) }
            console.log(await load("Case"))
            """,
            prints: "true\n1"
        ),
        Case(
            "remove without a name removes nothing",
            """
            await save("keep", "export default 1")
            for (const name of [undefined, null, ""]) {
              try { await remove(name); console.log("removed") } catch (error) { console.log("refused") }
            }
            console.log(await has("keep"))
            """,
            prints: "refused\nrefused\nrefused\ntrue"
        ),
        Case(
            "values that are no module",
            """
            for (const value of [undefined, 1, null, {}, [], Symbol.iterator, Math.max]) {
              try { await save("odd", value); console.log("saved") }
              catch (error) { console.log(error instanceof Error) }
            }
            console.log(await has("odd"))
            """,
            prints: Array(repeating: "true", count: 7).joined(separator: "\n") + "\nfalse"
        ),
    ]

    @Test(arguments: original + cases)
    func `programs find the interface`(example: Case) async throws {
        let tenon = try TenonProgram()
        try tenon.write("export default 'a tool'", to: "tool.js")
        try tenon.write(#"{ "more": 5 }"#, to: "data.json")
        try tenon.write("const esm = hlvm.core.storage.esm\n" + example.program, to: "main.js")
        let outcome = try await tenon(
            "run",
            "--approve",
            "--allow-saved",
            "--allow-read=.",
            "main.js"
        )
        outcome.expectSuccess()
        let pattern = example.output.split(separator: "[MESSAGE]", omittingEmptySubsequences: false)
        if pattern.count == 2 {
            #expect(outcome.output.hasPrefix(pattern[0]), outcome.summary)
            #expect(outcome.output.hasSuffix(pattern[1] + "\n"), outcome.summary)
        } else {
            #expect(outcome.output == example.output + "\n", outcome.summary)
        }
    }

    @Test func `a module saved by a program is found by commands, and the other way`() async throws
    {
        let tenon = try TenonProgram()
        try tenon.write("await save('mine', 'export default 1 // as is')", to: "main.js")
        try await tenon("run", "--allow-saved", "main.js").expectSuccess()
        try await tenon("get", "mine").expectSuccess(output: "export default 1 // as is")
        try await tenon("save", "yours", "--code", "export default 2").expectSuccess()
        try tenon.write("console.log(list().map((x) => x.key).join())", to: "main.js")
        try await tenon("run", "--allow-saved=read", "main.js")
            .expectSuccess(output: "yours,mine\n")
    }
}
