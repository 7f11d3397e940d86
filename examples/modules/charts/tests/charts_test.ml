import charts;
import string;

function equal(found, expected, what) {
    if (found != expected) { throw {message: what + ": expected " + repr(expected) + ", found " + repr(found)}; }
}

equal(
    charts.bars([["tea", 3], ["coffee", 12], ["milk", 0]], 8).split(string.newline),
    ["tea     ██         3", "coffee  ████████  12", "milk               0"],
    "bars"
);
equal(charts.bars([["a", 1], ["b", 16]], 4).split(string.newline), ["a  ▎      1", "b  ████  16"], "parts of a character");
equal(charts.bars([], 10), "", "no bars");
equal(charts.bars([["a", 0]], 10), "a    0", "a bar of nothing");
equal(charts.sparkline([1, 5, 3, 8]), "▁▅▃█", "a sparkline");
equal(charts.sparkline([2, 2]), "▄▄", "a flat sparkline");
equal(charts.sparkline([]), "", "no sparkline");
refused = false;
try {
    charts.bars([["a", -1]], 10);
} except (error) {
    refused = error.message == "a bar can't show -1";
}
equal(refused, true, "a bar below nothing");
print("ok: charts");
