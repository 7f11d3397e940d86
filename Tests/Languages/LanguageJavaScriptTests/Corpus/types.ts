/// <reference lib="dom" />
import type { A } from "./a.ts"; import { type B, value } from "./b.ts"; import type from "./type.ts"
import type Default from "./default.ts"; export type { C } from "./c.ts"; export type * from "./d.ts"
type Remote<T = import("./e.ts").E> = T extends { a: infer U extends string } ? `${U}` : typeof import("./f.ts")
interface I<T> extends Array<T>, Map<string, Set<T>> { import(x: import("./g.ts").G): void; readonly [k: string]: any }
declare module "ambient" { import z from "./h.ts"; export = z; export function q(): void }
namespace N.M { export import B2 = value.B; export const d = import("./i.ts") }
declare global { interface Window { x: import("./j.ts").J } }
enum E { A = 1, B = A << 2, import = "x".length / 2 }
declare const enum F { G }
abstract class K<in out T extends {}> extends (class {} as any)<T> implements I<T> {
  declare a: string; private readonly b?: import("./k.ts").K = import("./l.ts") as any; c!: number
  constructor(private x: T, public y = import("./m.ts")) { super() }
  abstract import(): void
  static export<T>(this: T, a?: (b: T) => { c: 1 }): a is any { return /'/.test(`${a! / 2 / 1}`) }
  get v(): Map<string, { a: 1 }> { return <any>/"/ }
  [key: string]: any
}
const generic = <T,>(x: T): x is T => { return import("./n.ts") as any }, instance = new Map<string, () => void>()
const lt = value < 1, gt = value > /import("no")/.lastIndex, shift = value >> 2 >>> 1
function over(a: string): void
function over(a: number): Promise<{ a: 1 }>
function over(a: any): any { return a satisfies any / import("./o.ts") / 2 }
let t: [a: string, b?: number, ...c: (() => void)[]] = value as unknown as any, u: unique symbol
const cond = value ? (t) : (u), obj = { m<T>(a: T): T { return a! }, n: (a: any): void => { import("./p.ts") } }
@decorate(() => import("./q.ts")) class Decorated { @field() import: string = ""; @method import2() {} }
for (const x of <any[]>t) if (x as boolean) /"/.test(x)
export default abstract class {}
type After = string
/'/.test("statement")
export { type B, value as "string" }
