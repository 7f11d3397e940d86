import { blue, bold, enabled, plain, setEnabled } from "../color.ts";

function equal(found: unknown, expected: unknown, what: string): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: expected ${b}, found ${a}`);
}

setEnabled(true);
equal(bold("a"), "\x1b[1ma\x1b[22m", "bold");
equal(plain(blue(bold("a"))), "a", "plain");
setEnabled(false);
equal([enabled(), bold("a")], [false, "a"], "switched off");
console.log("ok: color");
