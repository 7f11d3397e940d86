// SPDX-License-Identifier: Apache-2.0

import ModuleModel
import Testing

/// In each sample stands `/import("r")/g`: a regular expression, or two divisions around an import.
@Suite struct SlashTests {
    static let slash = #"/import("r")/g"#

    static func samples(_ lines: String, expected: String) -> [Sample] {
        lines.split(separator: "\n").map { line in
            let source = String(line).replacing("\\n", with: "\n").replacing("@@", with: slash)
            let isTypeScript = source.hasPrefix("//ts ")
            return isTypeScript ? .ts(String(source.dropFirst(5)), expected) : .js(source, expected)
        }
    }

    static let expressions = samples(
        #"""
        @@
        @@.test(x)
        x = @@
        x = y + @@
        x = !@@
        x = [@@, @@]
        f(@@, @@)
        return_ = () => @@
        if (x) @@.test(y)
        if (x) y; else @@.test(z)
        while (x) @@.test(y)
        for (;;) @@.test(y)
        for (; @@.test(y); @@) break
        for (const x of @@) ;
        for (let of of @@) ;
        for (const x in @@) ;
        do @@.test(x); while (y)
        do {} while (x) @@.test(y)
        do ; while (x)\n@@.test(y)
        {} @@.test(x)
        { x: 1 } @@.test(x)
        x => {}\n@@.test(x)
        x = () => {}\n@@.test(x)
        function f() {} @@.test(x)
        async function f() {} @@.test(x)
        class A {} @@.test(x)
        class A extends (class {}) {} @@.test(x)
        class A extends class {} {} @@.test(x)
        class A extends {}.b {} @@.test(x)
        label: @@.test(x)
        label: {} @@.test(x)
        switch (x) { case @@: @@.test(y); default: @@.test(z) } @@.test(w)
        try {} catch {} @@.test(x)
        try { @@ } catch (e) { @@ } finally { @@ } @@.test(x)
        function f() { return @@ }
        function f() { return\n@@ }
        function* f() { yield @@; yield\n@@ }
        throw @@
        x = typeof @@
        x = void @@
        delete @@.x
        new @@
        x in @@
        x instanceof @@
        await @@
        for (;;) { break\n@@.test(x) }
        a: for (;;) { continue a\n@@.test(x) }
        x ? @@ : @@
        x ?? @@
        x?.5:@@
        x = y\n++@@.lastIndex
        `${@@}`
        `${{}}${@@}`
        ({ a: @@, b() { @@ }, get c() { return @@ }, [@@]: @@ })
        ({ a() {} }); @@
        class A { a = @@; b = @@\nc() { @@ } static { @@ } }
        class A { a = {}; static {} b() {} }\n@@
        if (x) {} else {} @@.test(y)
        if (x) function_(y); @@.test(y)
        x = a.if ? @@ : 1
        export default @@
        export default function () {} @@.test(x)
        export default class {} @@.test(x)
        export const x = @@
        import "./x.js"\n@@.test(x)
        export {} @@.test(x)
        export { x } from "./x.js"; @@.test(x); let x
        debugger\n@@.test(x)
        x = a, @@
        x = /[/"'`]/.test(y), @@
        x = /\/[\]/`]/, @@
        (x) => @@
        async (x) => @@
        async x => @@
        x = a => { @@ }
        //ts let x = y as T; @@.test(x)
        //ts let x = <RegExp>@@
        //ts let x: T\n@@.test(y)
        //ts type A = { a: 1 }\n@@.test(y)
        //ts interface A { a: 1 } @@.test(y)
        //ts namespace A.B { @@ } @@.test(y)
        //ts declare module "x" {} @@.test(y)
        //ts enum A { B = 1 } @@.test(y)
        //ts const enum A { B } @@.test(y)
        //ts abstract class A<T> extends B<T> implements C<T> {} @@.test(y)
        //ts function f<T>(a: T): Promise<T> { return x } @@.test(y)
        //ts function f(): { a: 1 } { return x } @@.test(y)
        //ts function f(): void;\nfunction f() {} @@.test(y)
        //ts let f = (a: T): { b: 1 } => @@
        //ts if (a) @@.test(b as T)
        """#,
        expected: ""
    )

    static let divisions = samples(
        #"""
        x @@
        x\n@@
        (x) @@
        f(x) @@
        f(x)\n@@
        x[y] @@
        x.y @@
        x?.y @@
        1 @@
        1. @@
        1e3 @@
        0x1f @@
        1_000n @@
        "x" @@
        `x` @@
        `${x}` @@
        /x/ @@
        this @@
        null @@
        x++ @@
        x-- @@
        x = {} @@
        x = { a: 1 } @@
        ({}) @@
        x = [] @@
        x = function () {} @@
        x = async function () {} @@
        x = function* f() {} @@
        x = class {} @@
        x = class A extends B {} @@
        x = class { a() {} } @@
        (function () {}) @@
        !function () {} @@
        x = a.if (b) @@
        x = a.while(b) @@
        x = a.return @@
        x = a.typeof\n@@
        x = a.of @@
        of @@
        get @@
        as @@
        type @@
        async @@
        async (x) @@
        x = { if(a) {} }, y @@
        x = { a: function () {} @@ }
        x = { a: {} @@ }
        x = { a: b => {}, c: 1 @@ }
        class A { a = 1 @@; b = {} @@ }
        class A { #a; b() { return this.#a @@ } }
        for (const x of y @@) ;
        for (let i = 0; i @@; i @@) ;
        while (x @@) ;
        if (x @@) y
        switch (x @@) {}
        x = `${y @@}`
        import.meta @@
        import.meta.url @@
        x = import("r") @@
        new.target_ @@
        x = y ? {} @@ : z
        export default {} @@
        export default [] @@
        export const x = {} @@
        [...x] @@
        x = a\n@@
        ä @@
        \u0061b @@
        //ts x! @@
        //ts x as number @@
        //ts x as { a: 1 } @@
        //ts x as number[] @@
        //ts x as Array<number> @@
        //ts x satisfies T\n@@
        //ts (x as T) @@
        //ts (<T>x) @@
        //ts f<T>(x) @@
        //ts new F<T>(x) @@
        //ts x = { a(): void {} }.a @@
        //ts x = (a: T): a is U => a @@
        """#,
        expected: "dynamic r"
    )

    @Test(arguments: expressions)
    func `a slash where an operand is expected begins a regular expression`(
        sample: Sample
    ) throws {
        let found = try sample.scan().imports.filter { $0.specifier == "r" }
        #expect(found.isEmpty)
    }

    @Test(arguments: divisions)
    func `a slash after an operand divides`(sample: Sample) throws {
        let found = try sample.scan().imports.filter { $0.specifier == "r" }
        #expect(!found.isEmpty)
    }
}
