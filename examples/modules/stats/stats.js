/**
 * Numbers about numbers.
 *
 * Each function throws a `RangeError` when there are too few numbers to say anything.
 *
 * @module stats
 */

/**
 * The sum, with the rounding errors of adding small to large numbers kept apart and added last.
 *
 * @param {number[]} values
 * @returns {number} the sum
 */
export function sum(values) {
  let total = 0;
  let lost = 0;
  for (const value of values) {
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}

/**
 * The arithmetic mean.
 *
 * @param {number[]} values at least one
 * @returns {number} the mean
 */
export function mean(values) {
  need(values, 1);
  return sum(values) / values.length;
}

/**
 * The value in the middle.
 *
 * @param {number[]} values at least one, in any order
 * @returns {number} the median
 */
export function median(values) {
  return percentile(values, 50);
}

/**
 * The value below which a share of the others lie, interpolated between neighbours.
 *
 * @param {number[]} values at least one, in any order
 * @param {number} percent 0 to 100
 * @returns {number} the percentile
 * @example
 * percentile([1, 2, 3, 4], 50); // 2.5
 */
export function percentile(values, percent) {
  need(values, 1);
  if (!(percent >= 0 && percent <= 100)) throw new RangeError(`${percent} is no percentage`);
  const sorted = Float64Array.from(values).sort();
  const place = (sorted.length - 1) * percent / 100;
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
}

/**
 * How far values lie from their mean, as a sample of more values.
 *
 * @param {number[]} values at least two
 * @returns {number} the standard deviation
 */
export function deviation(values) {
  need(values, 2);
  const middle = mean(values);
  return Math.sqrt(sum(values.map((value) => (value - middle) ** 2)) / (values.length - 1));
}

/**
 * A line: `y = slope * x + intercept`.
 *
 * @typedef {object} Line
 * @property {number} slope
 * @property {number} intercept
 */

/**
 * The line with the least squares of distances to points.
 *
 * @param {[number, number][]} points at least two, not all above one another
 * @returns {Line} the line
 */
export function fit(points) {
  need(points, 2);
  const x = mean(points.map((point) => point[0]));
  const y = mean(points.map((point) => point[1]));
  const spread = sum(points.map((point) => (point[0] - x) ** 2));
  if (spread === 0) throw new RangeError("the points lie above one another");
  const slope = sum(points.map((point) => (point[0] - x) * (point[1] - y))) / spread;
  return { slope, intercept: y - slope * x };
}

function need(values, count) {
  if (values.length < count) throw new RangeError(`at least ${count} needed, ${values.length} given`);
}
