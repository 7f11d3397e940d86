import { a } from "./a.mts"
export const x: Map<string, () => void> = new Map<string, () => void>([["k", () => { import("./b.mts") }]]), y: { z: 1 }[] = []
export let late: import("./c.mts").C
  | undefined, other = a as import("./d.mts").D & { e: 1 }
export function assertIs(v: unknown): asserts v is string & { x: typeof import("./e.mts") } { if (!v) throw /"/ }
const picked = a ? (x) : y ? { b: 1 } / 2 : (z: number): void => { import("./f.mts") }
const call = a<string>, tagged = a<string>`x${import("./g.mts")}`, optional = a?.b?.<string>("x")
let f: new () => { x: 1 } = class {}, g: abstract new (a: 1) => void, h: (this: Window, ...r: any[]) => asserts r is []
switch (a as any) { case (x): case y as any: import("./h.mts"); default: }
label: for (let i = 0; i < (a as number); i++) { continue label }
using_: { const satisfies = 1, as = 2, type = satisfies / as / 3 }
const keyed = { get<T>(): T { return 1 as T }, async *gen<T>(): AsyncGenerator<T> { yield /'/ as T } } satisfies object
