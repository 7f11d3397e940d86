// Numbers about numbers: quantiles, totals by group, histograms and trends.
//
// What needs some numbers throws an error with a `message` when there are too few.
import array;
import collections;
import math;

// How many numbers there are, and their least, greatest, mean, median and standard deviation, as an object.
function describe(values) {
    _need(values, 1);
    return {
        count: values.length,
        least: min(values),
        greatest: max(values),
        mean: math.mean(values),
        median: quantile(values, 0.5),
        deviation: math.deviation(values)
    };
}

// The number below which a share of the others lie, from 0 to 1, interpolated between neighbours.
function quantile(values, share) {
    _need(values, 1);
    if (share < 0 || share > 1) { throw {message: "a share lies between 0 and 1, " + share + " does not"}; }
    ordered = array.sort(values);
    place = (ordered.length - 1) * share;
    below = math.floor(place);
    above = min(below + 1, ordered.length - 1);
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below);
}

// How the numbers spread over `count` stretches of equal width: an array of objects with `from`, `to` and `count`.
function histogram(values, count) {
    _need(values, 1);
    least = min(values);
    width = (max(values) - least) / count;
    out = array.map(range(count), fn(at) => {from: least + at * width, to: least + (at + 1) * width, count: 0});
    for (value in values) {
        at = width == 0 ? 0 : min(int((value - least) / width), count - 1);
        out[at].count = out[at].count + 1;
    }
    return out;
}

// The sums of `value(item)` for all items with the same `key(item)`: an array of objects with `name`, `total` and
// `count`, the greatest total first.
function totals(items, key, value) {
    groups = collections.entries(collections.groupBy(items, key));
    sums = array.map(groups, fn(group) => {
        name: group[0],
        total: math.sum(array.map(group[1], value)),
        count: group[1].length
    });
    return array.sort(sums, fn(one) => one.total, true);
}

// The means of all runs of `size` neighbours.
function movingMean(values, size) {
    return array.map(array.windows(values, size), math.mean);
}

// The line through points `[x, y]` with the least squares of distances: an object with `slope` and `start`, which is
// the `y` where `x` is 0.
function trend(points) {
    _need(points, 2);
    x = math.mean(array.map(points, fn(point) => point[0]));
    y = math.mean(array.map(points, fn(point) => point[1]));
    spread = math.sum(array.map(points, fn(point) => (point[0] - x) * (point[0] - x)));
    if (spread == 0) { throw {message: "the points lie above one another"}; }
    slope = math.sum(array.map(points, fn(point) => (point[0] - x) * (point[1] - y))) / spread;
    return {slope: slope, start: y - slope * x};
}

function _need(values, count) {
    if (values.length < count) { throw {message: "at least " + count + " needed, " + values.length + " given"}; }
}
