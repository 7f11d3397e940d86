import { table } from "../table.ts";

function equal(found: unknown, expected: unknown, what: string): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: expected ${b}, found ${a}`);
}

equal(
  table([["tea", 3], ["coffee", 12]], { header: ["what", "how many"] }).split("\n"),
  ["what    how many", "──────  ────────", "tea            3", "coffee        12"],
  "a table",
);
equal(table([["日本", "a"], ["\x1b[31mx\x1b[39m"]], { gap: "|" }), "日本|a\n\x1b[31mx\x1b[39m   |", "widths");
equal(table([]), "", "nothing");
equal(table([["a", "b"]], { align: ["right"] }), "a  b", "alignment");
console.log("ok: table");
