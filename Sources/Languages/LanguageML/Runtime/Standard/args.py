# SPDX-License-Identifier: Apache-2.0
"""`import args;`: what the program was started with."""

import sys as _sys

from ml_standard import exports, record, whole


def all_():
    """The arguments, without the program's name."""
    return list(_sys.argv[1:])


def count():
    return len(_sys.argv) - 1


def get(index, default=None):
    """The argument at a position from 0, or the default."""
    index = whole(index, "args.get: index", 0)
    return _sys.argv[index + 1] if index < count() else default


def parse(defaults=None):
    """The options that `defaults` names, and the other arguments as `rest`.

    The kind of a default says what an option takes: a boolean nothing (`--loud`, `--no-loud`), a
    number or a string one value (`--port 80`, `--port=80`), an array a value at each use. `dryRun`
    is written `--dry-run`.
    """
    defaults = {} if defaults is None else record(defaults, "args.parse: defaults")
    if "rest" in defaults:
        raise ValueError("args.parse: an option cannot be called `rest`")
    found = {
        name: list(value) if isinstance(value, (list, tuple)) else value
        for name, value in defaults.items()
    }
    found["rest"] = []
    used = set()
    waiting = all_()[::-1]
    while waiting:
        word = waiting.pop()
        if word == "--":
            found["rest"] += waiting[::-1]
            break
        if word.startswith("-") and word != "-" and not _is_number(word):
            used.add(_take(word, waiting, defaults, found, used))
        else:
            found["rest"].append(word)
    return found


def _take(word, waiting, defaults, found, used):
    """Reads one option, whose value may be the next word, and tells its name."""
    written, mark, value = word.partition("=")
    name, is_off = _name(written, defaults)
    default = defaults[name]
    if isinstance(default, bool):
        if mark:
            raise ValueError(f"args.parse: {written} takes no value")
        found[name] = not is_off
        return name
    if not mark:
        if not waiting:
            raise ValueError(f"args.parse: {written} needs a value")
        value = waiting.pop()
    if isinstance(default, (list, tuple)):
        found[name] = [*found[name], value] if name in used else [value]
    else:
        found[name] = _number(written, value) if isinstance(default, (int, float)) else value
    return name


def _name(written, defaults):
    """The option that a word such as `--no-dry-run` means, and whether it turns it off."""
    dashes = 2 if written.startswith("--") else 1
    first, *others = written[dashes:].split("-")
    name = "".join([first, *map(str.capitalize, others)])
    if name in defaults and (dashes == 2 or len(name) == 1):
        return name, False
    if dashes == 2 and first == "no" and others:
        name = "".join([others[0], *map(str.capitalize, others[1:])])
        if isinstance(defaults.get(name), bool):
            return name, True
    known = ", ".join(map(_written, defaults)) or "none"
    raise ValueError(f"args.parse: there is no option {written}; known: {known}")


def _written(name):
    words = "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name)
    return f"--{words}" if len(name) > 1 else f"-{name}"


def _is_number(word):
    try:
        float(word)
    except ValueError:
        return False
    return True


def _number(written, value):
    if not _is_number(value):
        raise ValueError(f"args.parse: {written} takes a number, not `{value}`")
    return int(value) if value.lstrip("+-").isdecimal() else float(value)


def module(grants):
    return exports("args", [all_, count, get, parse])
