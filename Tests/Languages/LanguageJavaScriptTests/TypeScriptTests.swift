// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite struct TypeScriptTests {
    static let imports: [Sample] = [
        .ts(#"import type A from "./a.ts""#, "typeOnly ./a.ts (default)"),
        .ts(#"import type { A, B as C } from "./a.ts""#, "typeOnly ./a.ts (A B)"),
        .ts(#"import type * as A from "./a.ts""#, "typeOnly ./a.ts (*)"),
        .ts(#"import type from "./a.ts""#, "static ./a.ts (default)"),
        .ts(#"import type from from "./a.ts""#, "typeOnly ./a.ts (default)"),
        .ts(#"import type, { a } from "./a.ts""#, "static ./a.ts (default a)"),
        .ts(#"import { type A, b } from "./a.ts""#, "static ./a.ts (A b)"),
        .ts(#"import { type as b } from "./a.ts""#, "static ./a.ts (type)"),
        .ts(
            #"import { type as as b, type as as, type as, type } from "./a.ts""#,
            "static ./a.ts (as type as type)"
        ),
        .ts(#"export type { A } from "./a.ts""#, "typeOnly ./a.ts (A)"),
        .ts(#"export type * from "./a.ts""#, "typeOnly ./a.ts (*)"),
        .ts(#"export type * as A from "./a.ts""#, "typeOnly ./a.ts (*)"),
        .ts(#"export { type A, b } from "./a.ts""#, "static ./a.ts (A b)"),
        .ts("import a = b.c; import './a.ts'", "static ./a.ts"),
        .ts(
            "declare module 'x' { import a from './a.ts'; export * from './b.ts' }",
            "static ./a.ts (default) | static ./b.ts (*)"
        ),
    ]

    static let types: [Sample] = [
        .ts("type X = import('./a.ts').Z", "typeOnly ./a.ts"),
        .ts(
            "type X<T = import('./a.ts').Z> = T | import('./b.ts').Y[]; import('./c.ts')",
            "typeOnly ./a.ts | typeOnly ./b.ts | dynamic ./c.ts"
        ),
        .ts("let a: import('./a.ts').Z = import('./b.ts')", "typeOnly ./a.ts | dynamic ./b.ts"),
        .ts(
            "let a: typeof import('./a.ts') = await import('./a.ts')",
            "typeOnly ./a.ts | dynamic ./a.ts"
        ),
        .ts(
            "let a: { b(c: import('./a.ts').D): void }\nimport('./b.ts')",
            "typeOnly ./a.ts | dynamic ./b.ts"
        ),
        .ts(
            "function f(a: import('./a.ts').A, b = import('./b.ts')): import('./c.ts').C { import('./d.ts') }",
            "typeOnly ./a.ts | dynamic ./b.ts | typeOnly ./c.ts | dynamic ./d.ts"
        ),
        .ts(
            "const f = (a: import('./a.ts').A): import('./b.ts').B => import('./c.ts')",
            "typeOnly ./a.ts | typeOnly ./b.ts | dynamic ./c.ts"
        ),
        .ts(
            "x as import('./a.ts').A; y satisfies import('./b.ts').B",
            "typeOnly ./a.ts | typeOnly ./b.ts"
        ),
        .ts("f<import('./a.ts').A, string>(import('./b.ts'))", "typeOnly ./a.ts | dynamic ./b.ts"),
        .ts(
            "class A { a: import('./a.ts').A = import('./b.ts'); m(): import('./c.ts').C { import('./d.ts') } }",
            "typeOnly ./a.ts | dynamic ./b.ts | typeOnly ./c.ts | dynamic ./d.ts"
        ),
        .ts("interface A { a: import('./a.ts').A; import(x): void }", "typeOnly ./a.ts"),
        .ts(
            "let a = { m(): import('./a.ts').A { return import('./b.ts') }, n: (x): T => import('./c.ts') }",
            "typeOnly ./a.ts | dynamic ./b.ts | dynamic ./c.ts"
        ),
        .ts(
            "x = a ? (b) : import('./a.ts'); y = a ? b as T : import('./b.ts')",
            "dynamic ./a.ts | dynamic ./b.ts"
        ),
        .ts(
            "switch (a) { case (b): import('./a.ts'); case c as T: import('./b.ts') }",
            "dynamic ./a.ts | dynamic ./b.ts"
        ),
        .ts("namespace N { export const a = import('./a.ts') }", "dynamic ./a.ts"),
        .ts("enum E { A = 1, import = 2 } import('./a.ts')", "dynamic ./a.ts"),
        .ts(
            "@dec(import('./a.ts')) class A { @dec() import() {} @dec import2: string; constructor(private a?: T, readonly b = import('./b.ts')) {} }",
            "dynamic ./a.ts | dynamic ./b.ts"
        ),
        .ts(
            "const f = <T,>(x: T) => import('./a.ts'); const g = async <T>(x: T) => import('./b.ts')",
            "dynamic ./a.ts | dynamic ./b.ts"
        ),
        .ts(
            "let a = <T>import('./a.ts'); let b = a < c; let d = e > import('./b.ts')",
            "dynamic ./a.ts | dynamic ./b.ts"
        ),
        .ts(
            "abstract class A<in out T> { abstract m(): void; abstract import(): void\n declare b: string; static import?(): void; [key: string]: any }"
        ),
        .ts(
            "function f(a: string): void\nfunction f(a: any) { import('./a.ts') }",
            "dynamic ./a.ts"
        ),
        .ts(
            "function f(x): asserts x is { a: 1 } { import('./a.ts') } function g(x): x is Array<{}> { import('./b.ts') }",
            "dynamic ./a.ts | dynamic ./b.ts"
        ),
        .ts(
            "type A<T> = T extends { a: infer U extends string } ? `${U}-x` : [a: 1, b?: 2, ...c: 3[]]\nimport('./a.ts')",
            "dynamic ./a.ts"
        ),
        .ts(
            "let f: new (...a: any[]) => { b: 1 } = class {}, g: (a: 1) => void = () => {}; import('./a.ts')",
            "dynamic ./a.ts"
        ),
        .ts("type = 1\ntype\nA = import('./a.ts')\ndeclare\nlet b", "dynamic ./a.ts"),
        .ts(
            "let a: unique symbol, b: keyof typeof c, d: -1 | 'x' | null, e!: string; import('./a.ts')",
            "dynamic ./a.ts"
        ),
        .ts(
            "/// <reference lib='dom' />\nlet x = y! + z!.a![0]!; import('./a.ts')",
            "dynamic ./a.ts"
        ),
        .ts(
            "const x = { a: <T>(b: T): b is T => { import('./a.ts') }, async import<T>(c: T) {} }",
            "dynamic ./a.ts"
        ),
    ]

    /// Comparisons that look like type arguments.
    static let comparisons: [Sample] = [
        .ts("a++ < import('./a.ts') > (b)", "dynamic ./a.ts"),
        .ts("a < (async () => (import('./a.ts'))) > (b)", "dynamic ./a.ts"),
        .ts("a < { ...import('./a.ts') } > (b)", "dynamic ./a.ts"),
        .ts("a < -import('./a.ts') > (b)", "dynamic ./a.ts"),
        .ts("a < b, c = d > /import('no')/.lastIndex"),
        .ts("f<import('./a.ts').A>(b)", "typeOnly ./a.ts"),
    ]

    @Test(arguments: imports + types + comparisons)
    func `types are told from what runs`(sample: Sample) throws {
        #expect(try sample.imports() == sample.expected)
    }
}
