// SPDX-License-Identifier: Apache-2.0

import LanguageJavaScript
import ModuleModel
import Testing

@Suite struct ImportFormsTests {
    static let declarations: [Sample] = [
        .js(#"import "./a.js""#, "static ./a.js"),
        .js(#"import './a.js';import"./b.js""#, "static ./a.js | static ./b.js"),
        .js(#"import a from "./a.js""#, "static ./a.js (default)"),
        .js(#"import a, { b as c, d } from "./a.js";"#, "static ./a.js (default b d)"),
        .js(#"import a, * as b from "./a.js";"#, "static ./a.js (default *)"),
        .js(#"import*as b from"./a.js""#, "static ./a.js (*)"),
        .js(#"import {} from "./a.js""#, "static ./a.js"),
        .js(
            #"import { "a-b" as c, default as d, if as e, } from "./a.js""#,
            "static ./a.js (a-b default if)"
        ),
        .js("import/*x*/{a}//y\nfrom\n'./a.js'", "static ./a.js (a)"),
        .js(#"import from from "./a.js""#, "static ./a.js (default)"),
        .js(#"import type from "./a.js""#, "static ./a.js (default)"),
        .js(#"import type, { as } from "./a.js""#, "static ./a.js (default as)"),
        .js(#"import { as as as, from as of } from "./a.js""#, "static ./a.js (as from)"),
        .js(#"import defer from "./a.js""#, "static ./a.js (default)"),
        .js(#"import defer * as a from "./a.js""#, "static ./a.js (*)"),
        .js(#"import source from "./a.js""#, "static ./a.js (default)"),
        .js(#"import source a from "./a.wasm""#, "static ./a.wasm (default)"),
        .js(#"import source from from "./a.wasm""#, "static ./a.wasm (default)"),
        .js(#"import a from "./a.json" with { type: "json" }"#, "static ./a.json (default) json"),
        .js(
            "import a from './a.json'\nwith\n{ 'type': 'json', }",
            "static ./a.json (default) json"
        ),
        .js(#"import a from "./a.js" with {}"#, "static ./a.js (default)"),
        .js(#"export * from "./a.js""#, "static ./a.js (*)"),
        .js(#"export * as ns from "./a.js""#, "static ./a.js (*)"),
        .js(#"export * as "n s" from "./a.js""#, "static ./a.js (*)"),
        .js(#"export { a, b as "b-b", "c-c" as c } from "./a.js""#, "static ./a.js (a b c-c)"),
        .js(#"export * from "./a.json" with { type: "json" }"#, "static ./a.json (*) json"),
        .js("let a = 1\nimport './a.js'\nimport './b.js'", "static ./a.js | static ./b.js"),
        .js("{}import './a.js'", "static ./a.js"),
        .js("#!/usr/bin/env x import './no.js'\nimport './a.js'", "static ./a.js"),
        .js("\u{FEFF}import './a.js'", "static ./a.js"),
        .js(
            "/* import './no.js' */ // import './no.js'\n\u{A0}\u{3000}import './a.js'",
            "static ./a.js"
        ),
        .js("// x\u{2028}import './a.js'", "static ./a.js"),
    ]

    static let escapes: [Sample] = [
        .js(#"import "./\x61\u0062\u{63}.js""#, "static ./abc.js"),
        .js(#"import "./\u{1F600}\uD83D\uDE00.js""#, "static ./😀😀.js"),
        .js("import './a\\\nb\\\r\nc.js'", "static ./abc.js"),
        .js(#"import "./\'\"\\\a.js""#, #"static ./'"\a.js"#),
        .js(#"import "./ä\u00e4.js""#, "static ./ää.js"),
        .js(#"import("./\u{61}.js")"#, "dynamic ./a.js"),
        .js(#"import(`./\u{61}\`.js`)"#, "dynamic ./a`.js"),
    ]

    static let dynamic: [Sample] = [
        .js(#"import("./a.js")"#, "dynamic ./a.js"),
        .js(#"const a = await import ( /* x */ './a.js' , )"#, "dynamic ./a.js"),
        .js("import(`./a.js`)", "dynamic ./a.js"),
        .js(#"import("./a.json", { with: { type: "json" } })"#, "dynamic ./a.json json"),
        .js(#"import("./a.json", { "with": { "type": "json", }, })"#, "dynamic ./a.json json"),
        .js("import(x)", "computed import(x)"),
        .js("import('./a' + x + '.js')", "computed import('./a' + x + '.js')"),
        .js("import(`${x}/a.js`)", "computed import(`${x}/a.js`)"),
        .js("import(f(import('./a.js')))", "dynamic ./a.js | computed import(f(import('./a.js')))"),
        .js("import(import(x))", "computed import(import(x)) | computed import(x)"),
        .js(
            "`${import('./a.js')}` + `${`${import('./b.js')}`}`",
            "dynamic ./a.js | dynamic ./b.js"
        ),
        .js("`import('./no.js') \\${import('./no.js')}`"),
        .js("function f() { if (x) import('./a.js').then(y) }", "dynamic ./a.js"),
        .js(
            "class A { a = import('./a.js'); static { import('./b.js') } [await import('./c.js')]() {} }",
            "dynamic ./a.js | dynamic ./b.js | dynamic ./c.js"
        ),
        .js(
            "({ a: import('./a.js'), [import('./b.js')]: 1, ...import('./c.js') })",
            "dynamic ./a.js | dynamic ./b.js | dynamic ./c.js"
        ),
        .js("import.defer('./a.js'); import.source('./b.js')", "dynamic ./a.js | dynamic ./b.js"),
        .js("x = y\n/ import('./a.js') / 2", "dynamic ./a.js"),
        .js("label: import('./a.js')", "dynamic ./a.js"),
        .js("for (const a of import('./a.js')) ;", "dynamic ./a.js"),
        .js(
            "switch (x) { case import('./a.js'): import('./b.js') }",
            "dynamic ./a.js | dynamic ./b.js"
        ),
        .js("x ? import('./a.js') : import('./b.js')", "dynamic ./a.js | dynamic ./b.js"),
    ]

    static let properties: [Sample] = [
        .js("import.meta.url; import . meta; import.meta.mainly; a.import.meta.main"),
        .js("if (import.meta.main) f()", "main import.meta.main"),
        .js("import /**/ . meta\n.main", "main import /**/ . meta\n.main"),
        .js("'import.meta.main' // import.meta.main"),
        .js("a.import('./no.js'); a?.import('./no.js'); a.export(); a\n.import('./no.js')"),
        .js("({ import: 1, export: 2, 'x': 3 })"),
        .js("({ import(a) { return a }, export() {}, async import() {}, })"),
        .js("({ get import() { return 1 }, set import(a) {}, *import() {} })"),
        .js("({ async *import() { import('./a.js') } })", "dynamic ./a.js"),
        .js("class A { import() {} export() {} static import() {} get import() {} }"),
        .js("class A { a = 1\n import() {} static async *import() {}\n #import() {} }"),
        .js("class A { import = 1; export; static import\n if(x) { /a/ } for() {} }"),
        .js("class A { a = () => {}\n import(x) {}\n b = function() {}\n export(x) {} }"),
        .js("class A { static\n import(x) {} get\n import() {} async\n import(y) {} }"),
        .js("class A { 'a'() {} import(x) {} 1() {} import(y) {} [z]() {} import(w) {} }"),
        .js("const { import: a, export: b } = c, { default: d } = e"),
        .js("x = { if(a) {}, while(b) {}, function() {}, class: 1, return: 2 }"),
    ]

    @Test(arguments: declarations + escapes + dynamic + properties)
    func `every form of import is found and nothing else is`(sample: Sample) throws {
        #expect(try sample.imports() == sample.expected)
    }

    @Test func `the range of an import is the literal with its quotes`() throws {
        let sample = Sample.js("import a from  './a.js'; import( `./b.js` )")
        let bytes = Array(sample.source.utf8)
        let texts = try sample.scan().imports.map {
            String(decoding: bytes[$0.range], as: UTF8.self)
        }
        #expect(texts == ["'./a.js'", "`./b.js`"])
    }

    @Test func `the older assert clause gives the type`() throws {
        let sample = Sample.js(#"import a from "./a.json" assert { type: "json" }"#)
        #expect(try sample.imports() == "static ./a.json (default) json")
    }
}
