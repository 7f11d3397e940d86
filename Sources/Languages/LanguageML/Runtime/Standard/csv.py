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
    import re

    source = text(source, f"{place}: text")
    source = source[1:] if source.startswith("\ufeff") else source
    mark = re.escape(delimiter)
    quoted, plain = r'"([^"]*(?:""[^"]*)*)"', rf'([^"{mark}\r\n]*)'
    field = re.compile(rf"(?:{quoted}|{plain})({mark}|\r\n|\r|\n|\Z)")
    rows, row, line, first, at = [], [], 1, 1, 0
    while at < len(source) or row:
        match = field.match(source, at)
        if match is None:
            raise ValueError(f"{place}: line {line}: {_fault(source, at)}")
        inside, value, end = match.groups()
        if inside is not None:
            line += len(re.findall(r"\r\n|\r|\n", inside))
            value = inside.replace('""', '"')
        row.append(value)
        at = match.end()
        if end != delimiter:
            if len(row) > 1 or value or inside is not None:
                rows.append((first, row))
            line += 1
            row, first = [], line
    return rows


def _fault(source, at):
    """Why no field begins here."""
    if source[at] != '"':
        return "a quote inside a field that does not begin with one"
    if '"' not in source[at + 1 :].replace('""', ""):
        return "the quote that opens here is never closed"
    return "text behind the closing quote of a field"


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
