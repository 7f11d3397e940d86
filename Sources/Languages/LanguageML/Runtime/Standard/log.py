# SPDX-License-Identifier: Apache-2.0
"""`import log;`: a line to standard error for each event, with its time.

Each module has a level of its own.
"""

import sys as _sys
import time as _time

from ml_standard import exports, record

_LEVELS = ("debug", "info", "warn", "error", "silent")


def _line(level, message, fields):
    now = _time.time()
    clock = _time.strftime("%Y-%m-%dT%H:%M:%S", _time.gmtime(now))
    words = [f"{clock}.{int(now % 1 * 1000):03}Z", level.upper(), str(message)]
    if fields is not None:
        fields = record(fields, "log: fields").items()
        words += [f"{name}={_field(value)}" for name, value in fields]
    # What stands on a line of its own would look like another event.
    return " ".join(words).replace("\r", "\\r").replace("\n", "\n    ")


def _field(value):
    return repr(value) if isinstance(value, str) and (not value or " " in value) else str(value)


def module(grants):
    chosen = ["info"]

    def show(level, message, fields):
        if _LEVELS.index(level) >= _LEVELS.index(chosen[0]):
            print(_line(level, message, fields), file=_sys.stderr)

    def debug(message, fields=None):
        show("debug", message, fields)

    def info(message, fields=None):
        show("info", message, fields)

    def warn(message, fields=None):
        show("warn", message, fields)

    def error(message, fields=None):
        show("error", message, fields)

    def level():
        return chosen[0]

    def setLevel(name):
        """What is less than this level is not shown."""
        if name not in _LEVELS:
            raise ValueError(f"log.setLevel: the levels are {', '.join(_LEVELS)}")
        chosen[0] = name

    return exports("log", [debug, error, info, level, setLevel, warn])
