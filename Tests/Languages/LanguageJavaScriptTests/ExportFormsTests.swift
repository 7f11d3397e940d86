// SPDX-License-Identifier: Apache-2.0

import ModuleModel
import Testing

@Suite struct ExportFormsTests {
    static let samples: [Sample] = [
        .js("export function f(a, b = { c: 1 }, ...d) {}", "function f(a, b = { c: 1 }, ...d)"),
        .js(
            "export async function f() {} export function* g(x) {} export async function *h(){}",
            "function f() | function g(x) | function h()"
        ),
        .js("export class A extends B {} export default class {}", "class A | class default"),
        .js("export default function (a) {}", "function default(a)"),
        .js("export default async function named(a) {}", "function default(a)"),
        .js("export default (a, b) => a", "value default"),
        .js("export default async (a) => a", "value default"),
        .js("export default { import: 1 }", "value default"),
        .js("export default 42", "value default"),
        .js(
            "export const a = 1, b = [1, 2], c = (1, 2), d = { e, f }",
            "value a | value b | value c | value d"
        ),
        .js("export let a, b\nc, d", "value a | value b"),
        .js("export var a = x ? y : z, b = x => y, c", "value a | value b | value c"),
        .js(
            "export const { a, b: c, d = e, [f]: g, ...h } = i",
            "value a | value c | value d | value g | value h"
        ),
        .js(
            "export const [a, , [b, c = d], { e, f: [g] }, ...h] = i",
            "value a | value b | value c | value e | value g | value h"
        ),
        .js(
            "export const { a: { b: [c] = [x, y] } = { z }, 'd': e, 1: f } = g, h = 2",
            "value c | value e | value f | value h"
        ),
        .js(
            "export const a = function () { const b = 1, c = 2 }, d = class { e = 1 }",
            "value a | value d"
        ),
        .js("export const a = 1\n'x', b", "value a"),
        .js("export const a = 1\n++b, c", "value a"),
        .js("export const a = 1; b = 2, c = 3; let d, e", "value a"),
        .js(
            "export { a, b as c, d as default, e as 'f-g' }",
            "value a | value c | value default | value f-g"
        ),
        .js(
            "export { a, b as c } from './x.js'; export * from './y.js'; export * as z from './z.js'",
            "reexport a | reexport c | reexport * | reexport z"
        ),
        .js("export {}", ""),
        .js("export const \\u0061b\\u{63} = 1, ä = 2, $_ = 3", "value abc | value ä | value $_"),
        .js(
            "@dec export class A {} export @dec() class B {} export default @dec class C {}",
            "class A | class B | class default"
        ),
        .js("export const async = 1, of = 2, get = 3", "value async | value of | value get"),
        .js("function f() { return { export: 1 } } f.export", ""),
        .ts(
            "export type A = { b: 1, c: 2 }; export interface B<T> extends C<T>, D { e(): void }\nexport enum E { F = 1, G }",
            "type A | type B | value E"
        ),
        .ts(
            "export declare const a: Map<string, number>, b: [c, d]; export declare function f(x: string): void\nexport abstract class G {}",
            "value a | value b | function f(x: string) | class G"
        ),
        .ts(
            "export const enum A { B, C } export namespace N { export const x = 1 } export default interface I {}",
            "value A | value N | type default"
        ),
        .ts(
            "export type { A, B as C }; export { type D, E }; export type { F } from './f.ts'",
            "type A | type C | type D | value E | type F"
        ),
        .ts(
            "export function f(a: string): void;\nexport function f(a: number): void\nexport function f(a: any) {}",
            "function f(a: string)"
        ),
        .ts(
            "export const a: Map<string, number> = new Map<string, number>(), b = f<x, y>(z), c = d < e, g = h > i",
            "value a | value b | value c | value g"
        ),
        .ts(
            "export function f<T extends { a: 1 } = {}>(this: X, a?: (b: T) => void): a is T {}",
            "function f(this: X, a?: (b: T) => void)"
        ),
        .ts(
            "export const f = (a: number): Promise<void> => { let b, c }, g = 1",
            "value f | value g"
        ),
        .ts("export let a: string\n  = 'x', b: () => void, c", "value a | value b | value c"),
        .ts("export default abstract class A {}; export import b = c.d;", "class default"),
        .ts(
            "export declare namespace A.B { const c: 1 } export declare abstract class D {}",
            "value A | class D"
        ),
    ]

    @Test(arguments: samples)
    func `every form of export gives its names`(sample: Sample) throws {
        #expect(try sample.exports() == sample.expected)
    }

    @Test func `the range of an export is its name`() throws {
        let sample = Sample.js("export const { a: bc } = d; export default 1; export { e as 'f' }")
        let bytes = Array(sample.source.utf8)
        let texts = try sample.scan().exports.map {
            String(decoding: bytes[$0.range], as: UTF8.self)
        }
        #expect(texts == ["bc", "default", "'f'"])
    }
}
