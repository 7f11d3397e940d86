import { deviation, fit, mean, median, percentile, sum } from "../stats.js";

function equal(found, expected, what) {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: expected ${b}, found ${a}`);
}

equal(sum([1e100, 1, -1e100]), 1, "a sum without loss");
equal([mean([1, 2, 3, 4]), median([3, 1, 2]), median([4, 1, 3, 2])], [2.5, 2, 2.5], "middles");
equal([percentile([1, 2, 3, 4], 0), percentile([1, 2, 3, 4], 100)], [1, 4], "ends");
equal(deviation([2, 4, 4, 4, 5, 5, 7, 9]).toFixed(4), "2.1381", "deviation");
equal(fit([[0, 1], [1, 3], [2, 5]]), { slope: 2, intercept: 1 }, "a line");
for (const call of [() => mean([]), () => deviation([1]), () => fit([[1, 1], [1, 2]]), () => percentile([1], 101)]) {
  let refused = false;
  try {
    call();
  } catch (error) {
    refused = error instanceof RangeError;
  }
  equal(refused, true, String(call));
}
console.log("ok: stats");
