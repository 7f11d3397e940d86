import columns;
import string;

function equal(found, expected, what) {
    if (found != expected) { throw {message: what + ": expected " + repr(expected) + ", found " + repr(found)}; }
}

equal(
    columns.layout([["tea", 3], ["coffee", 12]], {header: ["what", "how many"]}).split(string.newline),
    ["what    how many", "──────  ────────", "tea            3", "coffee        12"],
    "a table"
);
equal(columns.layout([["a", "b"], ["ccc"]], {gap: "|", align: ["right"]}).split(string.newline), ["  a|b", "ccc|"], "alignment");
equal(columns.layout([["a"], ["bbb"]], {align: ["center"]}).split(string.newline), [" a", "bbb"], "the middle");
equal(columns.layout([], {}), "", "nothing");
equal(columns.layout([[null, 1.5], ["x", null]], {}).split(string.newline), ["   1.5", "x"], "empty cells");
equal(
    columns.markdown(["name", "age"], [["A|B", 36]]).split(string.newline),
    ["| name | age |", "| ---- | --: |", "| A" + string.backslash + "|B |  36 |"],
    "Markdown"
);
equal(columns.rowsOf([{name: "Ada", age: 36}, {name: "Bo"}], ["age", "name"]), [[36, "Ada"], [null, "Bo"]], "rows of objects");
refused = false;
try {
    columns.layout([["a"]], {align: ["up"]});
} except (error) {
    refused = error.message == "columns are aligned left, right or center, not up";
}
equal(refused, true, "an alignment that there is not");
print("ok: columns");
