// Bars and sparklines as text.
import array;
import math;
import tenon.columns as columns;

// A bar for each pair of a label and a number, the longest `width` characters long.
//
// Bars begin at 0; a number below it is an error.
function bars(pairs, width) {
    greatest = max([0] + array.map(pairs, _number));
    rows = array.map(pairs, fn(pair) => [pair[0], _bar(pair[1], greatest, width), pair[1]]);
    return columns.layout(rows, {align: ["left", "left", "right"]});
}

// One character for each number, as high as the number lies between the least and the greatest.
function sparkline(values) {
    if (values.length == 0) { return ""; }
    least = min(values);
    spread = max(values) - least;
    steps = "▁▂▃▄▅▆▇█";
    return "".join(array.map(values, fn(value) => steps[spread == 0 ? 3 : int((value - least) / spread * 7 + 0.5)]));
}

function _number(pair) {
    if (pair[1] < 0) { throw {message: "a bar can't show " + pair[1]}; }
    return pair[1];
}

function _bar(value, greatest, width) {
    if (greatest == 0) { return ""; }
    eighths = int(value / greatest * width * 8 + 0.5);
    rest = " ▏▎▍▌▋▊▉"[math.mod(eighths, 8)];
    return "█" * (eighths // 8) + (rest == " " ? "" : rest);
}
