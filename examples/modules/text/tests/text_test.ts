import { fill, slug, width, wrap } from "../text.ts";

function equal(found: unknown, expected: unknown, what: string): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: expected ${b}, found ${a}`);
}

equal(slug("  Crème brûlée! "), "creme-brulee", "accents");
equal(slug("A -- B"), "a-b", "hyphens");
equal(slug("日本"), "", "nothing left");
equal(wrap("one two three", { width: 7 }), "one two\nthree", "wrapping");
equal(wrap("a\n\nb  c", { indent: "> " }), "> a\n\n> b c", "paragraphs");
equal(wrap("incomprehensible", { width: 4 }), "incomprehensible", "a long word");
equal(fill("{a}{{b}", { a: 1 }), "1{b}", "templates");
equal(width("\x1b[31mred\x1b[0m"), 3, "colours");
equal(width("日本e\u0301"), 5, "wide characters and marks");
let refused = false;
try {
  fill("{toString}", {});
} catch (error) {
  refused = error instanceof RangeError;
}
equal(refused, true, "a missing value");
console.log("ok: text");
