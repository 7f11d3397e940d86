# SPDX-License-Identifier: Apache-2.0
"""`import csv;`: tables as text (RFC 4180)."""

from ml_standard import exports, items, kind, options, record, text

_SETTINGS = ("delimiter", "lineEnd")


def _delimiter(settings, place):
    delimiter = options(settings, f"{place}: options", _SETTINGS).get("delimiter", ",")
    if len(text(delimiter, f"{place}: delimiter")) != 1 or delimiter in '"\r\n':
        raise ValueError(f"{place}: delimiter must be one character, no quote and no line end")
    return delimiter


def parse(source, settings=None):
    """The rows, arrays of texts; empty lines are left out."""
    return [row for _, row in _rows(source, _delimiter(settings, "csv.parse"), "csv.parse")]


def parseObjects(source, settings=None):
    """An object for each row, with the texts of the first row as names."""
    delimiter = _delimiter(settings, "csv.parseObjects")
    rows = _rows(source, delimiter, "csv.parseObjects")
    names = rows[0][1] if rows else []
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"csv.parseObjects: the column `{name}` is there twice")
    for line, row in rows:
        if len(row) != len(names):
            fields = f"{len(row)} fields where the header has {len(names)}"
            raise ValueError(f"csv.parseObjects: line {line}: {fields}")
    return [dict(zip(names, row)) for _, row in rows[1:]]


def _rows(source, delimiter, place):
    """Rows with the line each begins in."""
    source = text(source, f"{place}: text")
    source = source[1:] if source.startswith("\ufeff") else source
    rows, row, line, at, first = [], [], 1, 0, 1
    while at < len(source):
        if not row:
            first = line
        is_quoted = source[at] == '"'
        read = _quoted if is_quoted else _plain
        value, end = read(source, at, delimiter, f"{place}: line {line}")
        line += _line_ends(source, at, end)
        at = end
        row.append(value)
        if source.startswith(delimiter, at):
            at += 1
            if at < len(source):
                continue
            row.append("")
        if len(row) > 1 or value or is_quoted:
            rows.append((first, row))
        at += 2 if source.startswith("\r\n", at) else 1
        line += 1
        row = []
    return rows


def _line_ends(source, start, end):
    feeds, returns = source.count("\n", start, end), source.count("\r", start, end)
    return feeds + returns - source.count("\r\n", start, end)


def _plain(source, start, delimiter, place):
    """The field that begins at `start`, and where it ends."""
    import re

    end = re.compile(f"[^{re.escape(delimiter)}\r\n]*").match(source, start).end()
    if '"' in source[start:end]:
        raise ValueError(f"{place}: a quote inside a field that does not begin with one")
    return source[start:end], end


def _quoted(source, start, delimiter, place):
    """The same for a field in quotes, in which `""` is a quote."""
    parts, at = [], start + 1
    while True:
        end = source.find('"', at)
        if end < 0:
            raise ValueError(f"{place}: the quote that opens here is never closed")
        parts.append(source[at:end])
        at = end + 2
        if not source.startswith('"', end + 1):
            break
        parts.append('"')
    if end + 1 < len(source) and source[end + 1] not in (delimiter, "\r", "\n"):
        raise ValueError(f"{place}: text behind the closing quote of a field")
    return "".join(parts), end + 1


def stringify(rows, settings=None):
    """The text of an array of arrays; null becomes an empty field."""
    delimiter = _delimiter(settings, "csv.stringify")
    end = _line_end(settings, "csv.stringify")
    lines = []
    for row in items(rows, "csv.stringify: rows"):
        fields = [_field(value, delimiter) for value in items(row, "csv.stringify: row")]
        if not fields:
            raise ValueError("csv.stringify: a row needs a field")
        # A line with nothing on it would be no row.
        lines.append('""' if fields == [""] else delimiter.join(fields))
    return "".join(line + end for line in lines)


def stringifyObjects(objects, columns=None, settings=None):
    """The text of an array of objects, a header first: the columns, or all names there are."""
    for value in items(objects, "csv.stringifyObjects: objects"):
        record(value, "csv.stringifyObjects: object")
    if columns is None:
        columns = list(dict.fromkeys(name for value in objects for name in value))
    columns = list(items(columns, "csv.stringifyObjects: columns"))
    if not columns:
        return ""
    rows = [[value.get(name) for name in columns] for value in objects]
    return stringify([columns, *rows], settings)


def _line_end(settings, place):
    end = (settings or {}).get("lineEnd", "\r\n")
    if end not in ("\r\n", "\n"):
        raise ValueError(f"{place}: lineEnd must be a line feed, with or without a carriage return")
    return end


def _field(value, delimiter):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        value = repr(value)
    if not isinstance(value, str):
        raise TypeError(f"csv.stringify: a field cannot hold a value of the kind {kind(value)}")
    if any(mark in value for mark in (delimiter, '"', "\r", "\n")) or value.startswith("\ufeff"):
        return '"' + value.replace('"', '""') + '"'
    return value


def module(grants):
    return exports("csv", [parse, parseObjects, stringify, stringifyObjects])
