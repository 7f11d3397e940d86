# SPDX-License-Identifier: Apache-2.0
"""`import console;`: the terminal. Values are printed as Python prints them."""

import sys as _sys

from ml_standard import exports, items, mistake


def log(*values):
    print(*values)


def info(*values):
    print(*values)


def debug(*values):
    print(*values)


def warn(*values):
    print(*values, file=_sys.stderr)


def error(*values):
    print(*values, file=_sys.stderr)


def write(*values):
    """Without the end of the line."""
    print(*values, end="", flush=True)


def table(rows):
    """An array of objects with a column for each name, or of arrays."""
    items(rows, "console.table: rows")
    if all(isinstance(row, dict) for row in rows):
        names = list(dict.fromkeys(name for row in rows for name in row))
        lines = [names, *[[row.get(name, "") for name in names] for row in rows]]
    else:
        lines = [_cells(row) for row in rows]
    lines = [[str(cell) for cell in line] for line in lines if line]
    columns = max(map(len, lines), default=0)
    widths = [max(len(line[i]) for line in lines if i < len(line)) for i in range(columns)]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip())


def _cells(row):
    if not isinstance(row, (list, tuple)):
        raise mistake("console.table: row", "an array or an object, as all the others", row)
    return row


def module(grants):
    return exports("console", [debug, error, info, log, table, warn, write])
