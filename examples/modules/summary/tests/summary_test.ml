import summary;

function equal(found, expected, what) {
    if (found != expected) { throw {message: what + ": expected " + repr(expected) + ", found " + repr(found)}; }
}

function fails(call, message) {
    found = null;
    try {
        call();
    } except (error) {
        found = error.message;
    }
    equal(found, message, "an error");
}

about = summary.describe([3, 1, 2]);
equal([about.count, about.least, about.greatest, about.mean, about.median], [3, 1, 3, 2, 2], "a description");
equal(summary.describe([4]).deviation, 0, "a single number");
equal(summary.quantile([4, 1, 3, 2], 0.9), 3.7, "a quantile");
equal([summary.quantile([5], 0), summary.quantile([1, 2], 1)], [5, 2], "the ends");
fails(fn() => summary.quantile([], 0.5), "at least 1 needed, 0 given");
fails(fn() => summary.quantile([1], 2), "a share lies between 0 and 1, 2 does not");
equal(summary.histogram([0, 1, 2, 10], 2), [{from: 0, to: 5, count: 3}, {from: 5, to: 10, count: 1}], "a histogram");
equal(summary.histogram([7, 7], 1), [{from: 7, to: 7, count: 2}], "equal numbers");
items = [{what: "a", size: 0.5}, {what: "b", size: 5}, {what: "a", size: 0.25}];
equal(
    summary.totals(items, fn(item) => item.what, fn(item) => item.size),
    [{name: "b", total: 5, count: 1}, {name: "a", total: 0.75, count: 2}],
    "totals"
);
equal(summary.movingMean([1, 2, 3, 4], 2), [1.5, 2.5, 3.5], "moving means");
equal(summary.trend([[0, 1], [1, 3], [2, 5]]), {slope: 2, start: 1}, "a trend");
fails(fn() => summary.trend([[1, 1], [1, 2]]), "the points lie above one another");
print("ok: summary");
