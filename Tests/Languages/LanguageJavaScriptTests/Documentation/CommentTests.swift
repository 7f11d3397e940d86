// SPDX-License-Identifier: Apache-2.0

import LanguageJavaScript
import LanguageSupport
import ModuleModel
import Testing

/// What documentation comments add.
@Suite struct CommentTests {
    @Test(arguments: [
        Sample.js(
            """
            /**
             * Greets.
             *
             * Twice, with `@` in text.
             * @param {string} name - who
             *   it is
             * @param {boolean} [polite=true] whether to bow
             * @param {...number} rest
             * @returns {Promise<string>} the greeting
             * @throws {RangeError} when empty
             * @see {@link https://example.com|the page}
             * @since 1.0
             * @example
             * greet("a")
             * @example <caption>b</caption>
             * ```ts
             * @decorated
             * greet("b")
             * ```
             * @deprecated use {@link hail}
             */
            export async function greet(name, polite, ...rest) {}
            """,
            """
            function: async function greet(name: string, polite?: boolean, ...rest: number[]): Promise<string>
                text: Greets.⏎⏎Twice, with `@` in text.⏎⏎Returns the greeting⏎⏎Throws `RangeError` when empty⏎⏎See [the page](https://example.com)
                name: who⏎  it is
                polite: whether to bow, default true
                example: ```js⏎greet("a")⏎```
                example: <caption>b</caption>⏎```ts⏎@decorated⏎greet("b")⏎```
                deprecated: use `hail`
            """
        ),
        .js("/** One line. */ export const a = 1", "constant: const a = 1\n    text: One line."),
        .js(
            "/** Old. */\n/** New. */\n\n// a note\nexport let a",
            "module: Old.\nvariable: let a\n    text: New."
        ),
        .js("/* no */ export let a", "variable: let a"),
        .js("/**/ export let a", "variable: let a"),
        .js("/***/ export let a", "variable: let a"),
        .js(
            "/** @type {Map<string, number>} */\nexport const a = new Map()",
            "constant: const a: Map<string, number>"
        ),
        .js(
            "/** @private */ export let a\n/** @internal */ export let b\n/** @ignore */ export let c\n/** @hidden */ export class D {}",
            ""
        ),
        .js(
            "export class A {\n /** @private */ a() {}\n /** B. */ b() {}\n /** C.\n @type {string} */ c = f()\n}",
            "class: class A\n    method: b()\n        text: B.\n    property: c: string\n        text: C."
        ),
        .js(
            "/**\n * Text.\n * @module a\n */\nimport './b.js'\n/** A. */ export let a",
            "module: Text.\nvariable: let a\n    text: A."
        ),
        .js(
            "/** Of the file. */\nimport './b.js'\nexport let a",
            "module: Of the file." + "\nvariable: let a"
        ),
        .js("/** @license MIT */\n/** Of a. */\nexport let a", "variable: let a\n    text: Of a."),
        .js(
            "import './b.js'\n/** @file Text. */\n\n/** A. */ export let a",
            "module: Text.\nvariable: let a\n    text: A."
        ),
        .js(
            "/**\n * @param {object} options how\n * @param {number} options.width the width\n * @param {number} [options.height]\n */\nexport function f({ width, height = 1 }) {}",
            "function: function f(options: object)\n    options: how⏎⏎- `width` (`number`): the width⏎- `height` (`number`)"
        ),
        .js(
            "/** @template T\n * @template {string} U\n * @param {T} a\n * @returns {U} */\nexport const f = (a) => a",
            "function: function f<T, U extends string>(a: T): U"
        ),
        .js(
            "/**\n * A point.\n * @typedef {Object} Point\n * @property {number} x - across\n * @property {number} [y]\n */\n/** @typedef {string|number} Name */\n/**\n * @callback Done\n * @param {Error} [error]\n */\nexport let a",
            "variable: let a\ninterface: interface Point\n    text: A point.\n    property: x: number\n        text: across\n    property: y?: number\ntype: type Name = string|number\ntype: type Done = (error?: Error) => void"
        ),
        .ts(
            "/** @param a - the first\n * @param {string} b no */\nexport function f(a: number, b: boolean): void {}",
            "function: function f(a: number, b: boolean): void\n    a: the first\n    b: no"
        ),
        .ts(
            "export interface A {\n  /** The b. */\n  b: string\n  /** @deprecated */ c(): void\n  /** @internal */ d: 1\n}",
            "interface: interface A\n    property: b: string\n        text: The b.\n    method: c(): void\n        deprecated: "
        ),
        .ts(
            "export enum A {\n  /** The b. */\n  B,\n  C\n}",
            "enumeration: enum A\n    member: B\n        text: The b.\n    member: C"
        ),
        .ts(
            "/** A. */\n@dec()\nexport class A {\n  /** B. */\n  @b() c() {}\n}",
            "class: class A\n    text: A.\n    method: c()\n        text: B."
        ),
        .ts("@dec()\n/** A. */\nexport class A {}", "class: class A\n    text: A."),
        .ts(
            "/** One. */\nexport function f(a: 1): void\n/** Two. */\nexport function f(a: 2): void\nexport function f(a: any) {}",
            "function: function f(a: 1): void\n    text: One.\nfunction: function f(a: 2): void\n    text: Two."
        ),
        .ts(
            "/** All. */\nexport const a = 1, /** B. */ b = 2",
            "constant: const a = 1\n    text: All.\nconstant: const b = 2\n    text: B."
        ),
        .ts(
            "/** See {@link A.b}, {@linkcode c}, {@link https://a.b}, {@link d the d}, {@inheritDoc x} {@unknown}. */\nexport let a: 1",
            "variable: let a: 1\n    text: See `A.b`, `c`, <https://a.b>, the d,  {@unknown}."
        ),
        .js("/**\r\n * A\r\n * b.\r\n */\r\nexport let a", "variable: let a\n    text: A⏎b."),
        .js(
            "/** A\n * @param\n * @param {string\n * @returns\n * @type {\n * @typedef */ export function a(b) {}",
            "function: function a(b)\n    text: A"
        ),
        .js("export let a\n/** @module\n At the end. */", "module: At the end.\nvariable: let a"),
    ])
    func `a comment`(sample: Sample) throws {
        let found = try sample.documentation()
        #expect(found == sample.expected)
    }

    @Test func `an export knows its line, parameters and result`() throws {
        let source =
            "\n/** Adds.\n * @param a one\n */\nexport function add(a: number, b?: number): number { return a }\n"
        let text = Sample.ts(source).text
        let export = try #require(try TypeScript().documentation(of: text).exports.first)
        var a = DocumentedParameter("a", type: "number")
        a.text = "one"
        #expect(export.line == 5)
        #expect(
            export.parameters == [a, DocumentedParameter("b", type: "number", isOptional: true)]
        )
        #expect(export.result == "number")
        #expect(export.text == "Adds.")
    }

    @Test func `a source that cannot be read is refused as the scan does`() {
        #expect(throws: SyntaxFailure.self) { try Sample.ts("export const a = (").documentation() }
        #expect(throws: SyntaxFailure.self) { try Sample.js("/** ").documentation() }
        let tsx = Sample.ts("")
        #expect(throws: Never.self) { try tsx.documentation() }
    }
}
