// SPDX-License-Identifier: Apache-2.0

import LanguageJavaScript
import Testing

/// The forms of declarations, each with the line that it becomes.
@Suite struct DocumentationTests {
    @Test(arguments: [
        Sample.js(
            "export function f(a, b = 2, ...c) {}",
            "function: function f(a, b?: number, ...c)\n    b: default 2"
        ),
        .js("export async function f() {}", "function: async function f()"),
        .js("export function* f() {}", "function: function* f()"),
        .js("export async function * f() {}", "function: async function* f()"),
        .js(
            "export function f(a = 1, b) {}",
            "function: function f(a: number, b)\n    a: default 1"
        ),
        .js(
            "export function f({ a, b = 2 } = {}) {}",
            "function: function f({ a, b = 2 }?)\n    { a, b = 2 }: default {}"
        ),
        .js("export const f = (a, b) => a / b", "function: function f(a, b)"),
        .js("export const f = async a => a", "function: async function f(a)"),
        .js("export const f = async => 1", "function: function f(async)"),
        .js("export const f = function* g(a) {}", "function: function* f(a)"),
        .js("export const f = (a, b)", "constant: const f"),
        .ts(
            "export function f<T extends { a: 1 }>(a: T[], b?: Map<string, T>): asserts a is T[] {}",
            "function: function f<T extends { a: 1 }>(a: T[], b?: Map<string, T>): asserts a is T[]"
        ),
        .ts("export const f = <T,>(a: T): T => a", "function: function f<T>(a: T): T"),
        .ts(
            "export const f = async (a: string = \"x\"): Promise<void> => {}",
            "function: async function f(a?: string): Promise<void>\n    a: default \"x\""
        ),
        .ts("export function f(this: Window, a: 1) {}", "function: function f(a: 1)"),
        .ts(
            "export declare function f(a: string): number;",
            "function: function f(a: string): number"
        ),
        .ts(
            "export function f(a: string): string\nexport function f(a: number): number\nexport function f(a: any) { return a }",
            "function: function f(a: string): string\nfunction: function f(a: number): number"
        ),
        .ts(
            "export function f(\n    a: string, // first\n    b: {\n        c: number\n        d?: string\n    },\n): Promise<\n    string\n> {}",
            "function: function f(a: string, b: { c: number; d?: string }): Promise<string>"
        ),
        .ts(
            "export function f(a: (b: string) => void = () => {}, c: typeof import(\"./x.ts\")) {}",
            "function: function f(a: (b: string) => void, c: typeof import(\"./x.ts\"))\n    a: default () => {}"
        ),
    ])
    func `a function`(sample: Sample) throws {
        let found = try sample.documentation()
        #expect(found == sample.expected)
    }

    @Test(arguments: [
        Sample.js(
            "export const a = 1, b = 'x', c = -2.5, d = [1]",
            "constant: const a = 1\nconstant: const b = 'x'\nconstant: const c = -2.5\nconstant: const d"
        ),
        .js("export let a = 1", "variable: let a: number"),
        .js("export var a", "variable: let a"),
        .js(
            "export const { a, b: { c = 1 }, ...d } = e",
            "constant: const a\nconstant: const c\nconstant: const d"
        ),
        .js(
            "export const [a, [b], , ...c] = d",
            "constant: const a\nconstant: const b\nconstant: const c"
        ),
        .js(
            "export const a = /[/]{/, b = `x${`y`}z`\nexport const c = true",
            "constant: const a\nconstant: const b\nconstant: const c = true"
        ),
        .ts(
            "export const a: Map<string, number> = new Map()",
            "constant: const a: Map<string, number>"
        ),
        .ts(
            "export declare const a: unique symbol, b: string",
            "constant: const a: unique symbol\nconstant: const b: string"
        ),
        .ts("export let a!: string", "variable: let a: string"),
        .ts("export const a = 1 as number", "constant: const a"),
        .js("export const A = class { m() {} }", "class: class A\n    method: m()"),
    ])
    func `a constant or variable`(sample: Sample) throws {
        let found = try sample.documentation()
        #expect(found == sample.expected)
    }

    @Test(arguments: [
        Sample.js("export default function (a) {}", "function default: function (a)"),
        .js("export default function f(a) {}", "function default: function f(a)"),
        .js("export default async function* f() {}", "function default: async function* f()"),
        .js("export default class {}", "class default: class"),
        .js("export default class extends A {}", "class default: class extends A"),
        .js("export default class A extends B(c) {}", "class default: class A extends B(c)"),
        .js("export default (a, b) => a", "function default: function (a, b)"),
        .js("export default async (a) => a", "function default: async function (a)"),
        .js("export default 42;", "constant: const default = 42"),
        .js("export default { a: 1 }", "constant: default"),
        .js("function f(a) {}\nexport default f", "function default: function f(a)"),
        .js("function f(a) {}\nexport default f;\nf()", "function default: function f(a)"),
        .js("export default f(1)", "constant: default"),
        .ts(
            "export default interface A { b: string }",
            "interface default: interface A\n    property: b: string"
        ),
        .ts("export default abstract class A<T> {}", "class default: abstract class A<T>"),
    ])
    func `a default export`(sample: Sample) throws {
        let found = try sample.documentation()
        #expect(found == sample.expected)
    }

    @Test(arguments: [
        Sample.js(
            "function f(a) {}\nconst b = 1\nexport { f, b as c, f as default }",
            "function: function f(a)\nconstant: const c = 1\nfunction default: function f(a)"
        ),
        .js(
            "export { a, b as c } from './x.js'",
            "reexport: export { a } from \"./x.js\"\nreexport: export { b as c } from \"./x.js\""
        ),
        .js("export * from './x.js'", "reexport: export * from \"./x.js\""),
        .js("export * as x from './x.js'", "reexport: export * as x from \"./x.js\""),
        .js(
            "import d, { a as b } from './x.js'\nimport * as n from './y.js'\nexport { d, b, n }",
            "reexport: export { default as d } from \"./x.js\"\nreexport: export { a as b } from \"./x.js\"\nreexport: export * as n from \"./y.js\""
        ),
        .js(
            "import d from './x.js'\nexport default d",
            "reexport: export { default } from \"./x.js\""
        ),
        .js("export { nobody }", "constant: const nobody"),
        .js("export { a as 'b c' } from 'x'", "reexport: export { a as b c } from \"x\""),
        .ts(
            "import type { A } from './x.ts'\nexport type { A }\nexport type { B } from './y.ts'\nexport type * from './z.ts'",
            "reexport: export { A } from \"./x.ts\"\nreexport: export { B } from \"./y.ts\"\nreexport: export * from \"./z.ts\""
        ),
        .js("const f = (a) => a\nfunction hidden() {}\nexport { f }", "function: function f(a)"),
    ])
    func `a list, or a name handed on`(sample: Sample) throws {
        let found = try sample.documentation()
        #expect(found == sample.expected)
    }

    @Test(arguments: [
        Sample.js(
            "export class A extends B {\n  #a = 1\n  b = 2\n  c\n  static d = 'x'\n  constructor(a, b = 1) { super() }\n  get e() { return 1 }\n  set e(v) {}\n  get f() {}\n  static async *g(a) {}\n  [Symbol.iterator]() {}\n  static { x }\n  #h() {}\n  'i j'() {}\n  get() {}\n  static = 1\n}",
            """
            class: class A extends B
                property: b: number
                property: c
                property: static d: string
                constructor: constructor(a, b?: number)
                    b: default 1
                property: e
                property: readonly f
                method: static async *g(a)
                method: [Symbol.iterator]()
                method: i j()
                method: get()
                property: static: number
            """
        ),
        .ts(
            "export abstract class A<T> extends B<T> implements C, D {\n  private a: string\n  protected b = 1\n  public readonly c: T = x\n  declare d?: string;\n  constructor(public e: string, private f: number, readonly g = 1, h?: T) {}\n  abstract i(a: T): void\n  j?(): string\n  k(a: string): string\n  k(a: number): number\n  k(a: any) { return a }\n  @dec({ a: 1 }) l(@inject() a: string): this is B {}\n  get m(): string { return '' }\n  set m(value: string) {}\n  override async n<U>(a: U): Promise<U> { return a }\n}",
            """
            class: abstract class A<T> extends B<T> implements C, D
                property: readonly c: T
                property: d?: string
                constructor: constructor(e: string, f: number, g?: number, h?: T)
                    g: default 1
                property: e: string
                property: readonly g: number
                method: abstract i(a: T): void
                method: j?(): string
                method: k(a: string): string
                method: k(a: number): number
                method: l(a: string): this is B
                property: m: string
                method: async n<U>(a: U): Promise<U>
            """
        ),
        .ts(
            "@a.b() export class A {}\n@c export default class B {}",
            "class: class A\nclass default: class B"
        ),
    ])
    func `a class`(sample: Sample) throws {
        let found = try sample.documentation()
        #expect(found == sample.expected)
    }

    @Test(arguments: [
        Sample.ts(
            "export interface A<T = string> extends B, C<T> {\n  a: string\n  b?: number; readonly c: T[],\n  d(a: string, b?: T): void\n  e?<U>(a: U): U\n  (a: string): string\n  new (a: number): A\n  [key: string]: unknown\n  get f(): string\n  g:\n    | 'x'\n    | 'y'\n  h: { i: string\n j: number }\n  get: boolean\n}",
            """
            interface: interface A<T = string> extends B, C<T>
                property: a: string
                property: b?: number
                property: readonly c: T[]
                method: d(a: string, b?: T): void
                method: e?<U>(a: U): U
                method (): (a: string): string
                constructor: new(a: number): A
                property: [key: string]: unknown
                method: get f(): string
                property: g: 'x' | 'y'
                property: h: { i: string; j: number }
                property: get: boolean
            """
        ),
        .ts(
            "export type A<T> = T extends string ? `a${T}` : never",
            "type: type A<T> = T extends string ? `a${T}` : never"
        ),
        .ts("export type A =\n    | 'a' // first\n    | 'b'\n", "type: type A = 'a' | 'b'"),
        .ts(
            "export type A = { a: string; b(): void }",
            "type: type A = { a: string; b(): void }\n    property: a: string\n    method: b(): void"
        ),
        .ts("export type A = { a: string } & B", "type: type A = { a: string } & B"),
        .ts(
            "export enum A { B, C = 2, 'D e' = \"x\" }",
            "enumeration: enum A\n    member: B\n    member: C = 2\n    member: 'D e' = \"x\""
        ),
        .ts("export const enum A { B }", "enumeration: const enum A\n    member: B"),
        .ts(
            "export namespace A.B { export function f(): void {}\n function g() {}\n export namespace C { export const d = 1 } }",
            "namespace: namespace A.B\n    function: function f(): void\n    namespace: namespace C\n        constant: const d = 1"
        ),
        .ts(
            "export declare namespace A { function f(): void; const b: string }",
            "namespace: namespace A\n    function: function f(): void\n    constant: const b: string"
        ),
        .ts(
            "export interface A { a: 1 }\nexport const A = 2",
            "interface: interface A\n    property: a: 1\nconstant: const A = 2"
        ),
        .ts(
            "declare global { interface Window {} }\ndeclare module 'x' { export const y: 1 }\nexport const z = 1",
            "constant: const z = 1"
        ),
        .ts("export import a = b.c", "namespace: import a"),
    ])
    func `a type, an enumeration, a namespace`(sample: Sample) throws {
        let found = try sample.documentation()
        #expect(found == sample.expected)
    }
}
