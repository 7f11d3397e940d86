// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import LanguageJavaScript
import ModuleModel
import Testing

/// What two versions of a source differ in.
@Suite struct InterfaceDifferenceTests {
    struct Case: CustomStringConvertible, Sendable {
        let old: String
        let new: String
        /// `+` added, `-` removed, `~` changed; `!` where it is breaking.
        let expected: String

        init(_ old: String, _ new: String, _ expected: String) {
            (self.old, self.new, self.expected) = (old, new, expected)
        }

        var description: String { "\(old) → \(new)" }
    }

    private static func difference(_ old: String, _ new: String) throws -> InterfaceDifference {
        InterfaceDifference(
            from: [".": try TypeScript().documentation(of: Sample.ts(old).text)],
            to: [".": try TypeScript().documentation(of: Sample.ts(new).text)]
        )
    }

    private static func lines(_ difference: InterfaceDifference) -> String {
        let signs: [InterfaceChange.Kind: String] = [.added: "+", .removed: "-", .changed: "~"]
        return difference.changes.map {
            (signs[$0.kind] ?? "") + ($0.isBreaking ? "!" : "") + " " + $0.description
        }.joined(separator: "\n")
    }

    @Test(arguments: [
        Case("export const a = 1", "export const a = 1", ""),
        Case("export const a = 1, b = 2", "export const b = 2", "-! `a` is gone"),
        Case("export const b = 2", "export const a = 1, b = 2", "+ `a` is new"),
        Case("export const a = 1", "export * from './x.ts'", "- `a` is gone\n+ `*` is new"),
        Case("export function a() {}", "export class a {}", "~! `a` was a function and is a class"),
        Case("export const a: number = 1", "export let a: number", ""),
        Case(
            "export const a = f()",
            "export function a() {}",
            "~ `a` was a constant and is a function"
        ),
        Case(
            "export type A = { b: 1 }",
            "export interface A { b: 1 }",
            "~ `A` was a type and is an interface"
        ),
        Case("export interface A {}", "export class A {}", "~ `A` was an interface and is a class"),
        Case(
            "export class A {}",
            "export interface A {}",
            "~! `A` was a class and is an interface"
        ),
        Case("export const a = 1", "export { a } from './x.ts'", ""),
        Case(
            "export const a: string = x",
            "export const a: number = x",
            "~ `a` was `const a: string` and is `const a: number`"
        ),
        Case(
            "export const a: 1",
            "/** @deprecated */ export const a: 1",
            "~ `a` is deprecated now"
        ),
        Case("export const a = 1", "/** @internal */ export const a = 1", "-! `a` is gone"),
        Case("function a(b: 1) {}\nexport { a }", "export const a = (b: 1) => {}", ""),
    ])
    func `an export`(change: Case) throws {
        #expect(Self.lines(try Self.difference(change.old, change.new)) == change.expected)
    }

    @Test(arguments: [
        Case("(a: 1)", "(a: 1, b: 2)", "+! `f` needs `b` now"),
        Case("(a: 1)", "(a: 1, b?: 2)", "+ `f` takes `b` too"),
        Case("(a: 1)", "(a: 1, ...b: 2[])", ""),
        Case("(a: 1, b: 2)", "(a: 1)", "-! `f` no longer takes `b`"),
        Case("(a: 1, b: 2)", "(b: 2)", "-! `f` no longer takes `a`"),
        Case("(a: 1, b: 2)", "(...c: 1[])", ""),
        Case("(a: 1, b: 2)", "(b: 2, a: 1)", "~! `f` takes its parameters in another order"),
        Case("(a: 1, b: 2)", "(a: 1, c: 3, b: 2)", "+! `f` takes `c` before `b` now"),
        Case("(a: 1, b?: 2)", "(a: 1, b: 2)", "~! `f` needs `b` now"),
        Case(
            "(a: 1, b: 2)",
            "(a: 1, b = 2)",
            "~ `f` needs `b` no longer\n~ `f` took `b` as `2` and takes it as `number`"
        ),
        Case("(a: 1)", "(b: 1)", ""),
        Case("(a?: 1)", "(b: 1)", "~! `f` needs `b` now"),
        Case("(a: string)", "(a: number)", "~ `f` took `a` as `string` and takes it as `number`"),
        Case("(...a: 1[])", "()", "-! `f` no longer takes any number of arguments"),
        Case("(a: 1): string", "(a: 1): number", "~ `f` gave `string` and gives `number`"),
        Case("()", "(a: 1, b: 2)", "+! `f` needs `a` now\n+! `f` needs `b` now"),
        Case(
            "(a: 1, b: 2, c: 3)",
            "()",
            "-! `f` no longer takes `a`\n-! `f` no longer takes `b`\n-! `f` no longer takes `c`"
        ),
    ])
    func `a function`(change: Case) throws {
        let found = try Self.difference(
            "export function f\(change.old) {}",
            "export function f\(change.new) {}"
        )
        #expect(Self.lines(found) == change.expected)
    }

    @Test(arguments: [
        Case(
            "export function f(): string {}",
            "export async function f() {}",
            "~! `f` gives a promise now"
        ),
        Case("export function f(): Promise<1> {}", "export async function f(): Promise<1> {}", ""),
        Case(
            "export declare function f(a: 1): 1; export declare function f(a: 2): 2",
            "export declare function f(a: 2): 2",
            "-! `f` is no longer there as `function f(a: 1): 1`"
        ),
        Case(
            "export declare function f(a: 1): 1",
            "export declare function f(a: 2): 2; export declare function f(a: 1): 1",
            "+ `f` is also there as `function f(a: 2): 2`"
        ),
    ])
    func `what a function gives, and overloads`(change: Case) throws {
        #expect(Self.lines(try Self.difference(change.old, change.new)) == change.expected)
    }

    @Test(arguments: [
        Case("a() {} b() {}", "a() {}", "-! `C.b` is gone"),
        Case("a() {}", "a() {} b = 1", "+ `C.b` is new"),
        Case("a() {}", "static a() {}", "-! `C.a` is gone\n+ `C.a` is new"),
        Case("a() {}", "private a() {}", "-! `C.a` is gone"),
        Case("constructor() {}", "constructor(a: 1) {}", "+! `C.constructor` needs `a` now"),
        Case("a() {}", "get a(): number { return 1 }", "~! `C.a` was a method and is a property"),
        Case("a: () => void", "a(): void {}", "~ `C.a` was a property and is a method"),
        Case(
            "a: string",
            "readonly a: string",
            "~ `C.a` was `a: string` and is `readonly a: string`"
        ),
    ])
    func `a member`(change: Case) throws {
        let found = try Self.difference(
            "export class C { \(change.old) }",
            "export class C { \(change.new) }"
        )
        #expect(Self.lines(found) == change.expected)
    }

    @Test func `modules come and go`() throws {
        let module = try TypeScript().documentation(of: Sample.ts("export const a = 1").text)
        let other = try TypeScript().documentation(of: Sample.ts("export const b = 1").text)
        let found = InterfaceDifference(
            from: [".": module, "./x": module, "./y": module],
            to: ["./x": other, "./y": module, "./z": module]
        )
        #expect(
            Self.lines(found) == """
                -! the main module is gone
                -! `./x`: `a` is gone
                + `./x`: `b` is new
                + the module `./z` is new
                """
        )
    }

    @Test(arguments: [
        ("1.0.0", "1.0.1", "2.0.0"), ("1.2.3", "1.9.0", "2.0.0"), ("1.0.0", "2.0.0", nil),
        ("0.2.0", "0.2.1", "0.3.0"), ("0.2.0", "0.3.0", nil), ("0.0.1", "0.0.2", nil),
        ("1.0.0", "1.0.0", nil), ("1.1.0", "1.0.5", nil), ("1.0.0-beta.1", "1.0.0", nil),
        ("1.0.0", "1.1.0-beta.1", nil), ("0.9.0", "1.0.0", nil),
    ])
    func `a break needs a version that says so`(old: String, new: String, needed: String?) throws {
        let difference = try Self.difference("export const a = 1", "")
        let problem = difference.problem(
            from: try Version(parsing: old),
            to: try Version(parsing: new)
        )
        #expect(problem?.needed.description == needed)
        let same = try Self.difference("", "export const a = 1")
        #expect(!same.isBreaking)
        #expect(
            same.problem(from: try Version(parsing: old), to: try Version(parsing: new)) == nil
        )
    }

    @Test func `a break says what breaks and what to do`() throws {
        let difference = try Self.difference(
            "export const a = 1; export function b() {}",
            "export function b(c: 1) {}"
        )
        let problem = difference.problem(from: Version(1, 2, 0), to: Version(1, 3, 0))
        let diagnostic = try #require(problem?.diagnostic)
        #expect(diagnostic.code == "interface-broken")
        #expect(
            diagnostic.message
                == "`1.3.0` breaks programs that use `1.2.0`: `a` is gone; `b` needs `c` now"
        )
        #expect(diagnostic.hints == ["call it `2.0.0`, or keep what `1.2.0` offers"])
    }
}
