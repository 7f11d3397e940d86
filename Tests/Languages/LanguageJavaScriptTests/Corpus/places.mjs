/* import "./no1.js" */ import/**/"./side.mjs"
import json from "./data.json" with { type: "json" }; import.meta.resolve("./no2.js")
import { import_, "string name" as s } from './names.mjs'
export { s as default } from "./again.mjs"
const computed = import(json + "./no10.js"), nested = import(`./template.mjs`)
obj.import("./no3.js"); obj?.import("./no4.js"); obj.
import("./no5.js"); ({ import: "./no6.js", export: 1 }); `import "./no7.js"`; 'import "./no8.js"'
export const { x, y: { z } = await import("./default.mjs"), ...rest } = { x: 1 }, w = x <!--y
2
const t = tag`${import("./tagged.mjs")}\${import("./no9.js")}`
switch (x) { case import("./case.mjs"): default: import("./switch.mjs") }
export default async function () { return () => import("./arrow.mjs") }
import("./\u{65}\x73caped.mjs"); import('./line\
continued.mjs')
