// Rows of values as text in columns, for terminals and Markdown.
//
// A row is an array of cells; null is an empty cell, and short rows are filled up. Numbers stand at the right of their
// column when all cells of it are numbers.
import array;
import collections;
import string;

// Lays out rows below one another, without spaces at the ends of lines.
//
// `options` is an object and may have `header` (an array of titles, above a rule), `align` (an array of `left`, `right` or
// `center`, one a column) and `gap` (what stands between columns; two spaces otherwise).
function layout(rows, options) {
    header = options.header == null ? [] : [options.header];
    lines = array.map(header + rows, _texts);
    widths = _widths(lines);
    align = _alignments(rows, widths.length, options.align);
    gap = options.gap == null ? "  " : options.gap;
    out = array.map(lines, fn(line) => _line(line, widths, align, gap));
    if (header.length > 0) {
        rule = array.map(widths, fn(width) => "─" * width);
        out = array.insertAt(out, 1, gap.join(rule));
    }
    return string.newline.join(out);
}

// A table of Markdown. What would end a cell is written so that it does not.
function markdown(header, rows) {
    lines = array.map([header] + rows, fn(row) => array.map(_texts(row), _escaped));
    widths = array.map(_widths(lines), fn(width) => max(width, 3));
    align = _alignments(rows, widths.length, null);
    rule = array.map(range(widths.length), fn(at) => _rule(widths[at], align[at]));
    out = array.map(lines, fn(line) => "| " + " | ".join(_padded(line, widths, align)) + " |");
    return string.newline.join(array.insertAt(out, 1, "| " + " | ".join(rule) + " |"));
}

// The rows of an array of objects: what lies under each of the names.
function rowsOf(objects, names) {
    return array.map(objects, fn(object) => array.map(names, fn(name) => collections.get(object, name)));
}

function _texts(row) {
    return array.map(row, fn(cell) => cell == null ? "" : str(cell));
}

function _widths(lines) {
    count = max([0] + array.map(lines, len));
    return array.map(range(count), fn(at) => max(array.map(lines, fn(line) => len(_cell(line, at)))));
}

function _cell(line, at) {
    return at < line.length ? line[at] : "";
}

function _alignments(rows, count, wanted) {
    return array.map(range(count), fn(at) => {
        if (wanted != null && at < wanted.length) { return wanted[at]; }
        cells = array.filter(array.map(rows, fn(row) => at < row.length ? row[at] : null), fn(cell) => cell != null);
        return cells.length > 0 && array.every(cells, fn(cell) => typeof(cell) == "number") ? "right" : "left";
    });
}

function _padded(line, widths, align) {
    return array.map(range(widths.length), fn(at) => _pad(_cell(line, at), widths[at], align[at]));
}

function _line(line, widths, align, gap) {
    return string.trimEnd(gap.join(_padded(line, widths, align)));
}

function _pad(text, width, align) {
    if (align == "left") { return string.padEnd(text, width); }
    if (align == "right") { return string.padStart(text, width); }
    if (align == "center") { return string.center(text, width); }
    throw {message: "columns are aligned left, right or center, not " + align};
}

function _rule(width, align) {
    return align == "right" ? "-" * (width - 1) + ":" : "-" * width;
}

function _escaped(text) {
    return text.replace("|", string.backslash + "|").replace(string.newline, " ");
}
