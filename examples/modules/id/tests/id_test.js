import { id, isId, momentOf } from "../id.js";

function equal(found, expected, what) {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: expected ${b}, found ${a}`);
}

const moment = new Date("2026-11-21T09:00:00.123Z");
equal(momentOf(id(moment)), moment, "there and back");
equal(id(new Date(0)).slice(0, 10), "0000000000", "the first moment");
equal(id(moment) < id(new Date(moment.getTime() + 1)), true, "order");
const many = new Set(Array.from({ length: 10_000 }, () => id(moment)));
equal([many.size, [...many].every(isId)], [10_000, true], "no two alike");
equal(["", "x", "8" + id().slice(1), id().toLowerCase() + "a"].map(isId), [false, false, false, false], "others");
for (const call of [() => momentOf("x"), () => id(new Date(-1)), () => id(new Date(NaN))]) {
  let refused = false;
  try {
    call();
  } catch (error) {
    refused = error instanceof RangeError;
  }
  equal(refused, true, String(call));
}
console.log("ok: id");
