import { parse, records, stringify } from "../csv.js";

function equal(found, expected, what) {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: expected ${b}, found ${a}`);
}

equal(parse("a,b\r\nc,\n"), [["a", "b"], ["c", ""]], "lines");
equal(parse('"a,""b""\nc",d'), [['a,"b"\nc', "d"]], "quotes");
equal(parse("\ufeffa"), [["a"]], "a byte order mark");
equal(parse(""), [], "nothing");
equal(parse("a,"), [["a", ""]], "an empty field at the end");
equal(records("n,m\n1\n"), [{ n: "1", m: "" }], "records");
const rows = [["a", "b;c", 'd"e', "f\ng", "1"], ["", "x", "y", "z", "2"]];
equal(parse(stringify(rows)), rows, "there and back");
equal(parse(stringify(rows, { separator: ";" }), { separator: ";" }), rows, "another separator");
for (const text of ['"a', 'a"b', '"a"b']) {
  let refused = false;
  try {
    parse(text);
  } catch (error) {
    refused = error instanceof SyntaxError;
  }
  equal(refused, true, text);
}
console.log("ok: csv");
