#!/usr/bin/env -S deno run import("./no1.js")
// Divisions and regular expressions side by side.
import first, { default as second } from "./first.js"; /import("no")/g.test("a")
const { a, b: [c = /,/] } = await import("./second.js"), d = a / b / c
const text = `a ${ `b ${ /`/.test("`") ? "}" : { "}": "{" }["}"] } c` } ${import("./third.js")}`
if (a) /"/.exec(b)
else if (a / b / c) { } /'/.exec(b)
for (const x of /a/g[Symbol.matchAll]("b")) { /[/"]/ }
const divided = (a + b) / import("./fourth.js") / 2
const o = { if (x) { return /}/ }, get import() { return 1 }, /* : */ async *export() { yield /"/ } } / 2
label: for (;;) { break label
/'/.test(a) }
do /x/; while (a) /y'/.test(b)
x = a++ / 2; x = a
++/"/.lastIndex
class K extends (class {}) { static #p = /'/; static { /"/.test(a) } import() { return this.#p / 2 / 1 }
  export = 1
  'quoted'() {} get
  get() { return import("./fifth.js") }
}
/`/.test(b)
function* g() { yield /'/; yield
/"/ }
const f = () => {}
/'/.test("x")
var y = function () {} / import("./sixth.js") / 1
export { y as "string name" }; export * as ns from "./seventh.js"
