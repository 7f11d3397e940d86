# SPDX-License-Identifier: Apache-2.0
"""What the standard modules of ML share.

This file is the package `ml_standard`, and each module is a file in it. A standard module has one
function, `module(grants)`, which is called once for each ML module that imports it; it gives what
ML code sees: functions, numbers and texts, by name. Nothing that ML code gets leads to an object of
Python's own: results are numbers, texts, truth values, None, lists, dictionaries and functions.
"""


def exports(module, functions, **values):
    """What ML code sees of a module.

    A call with too few or too many arguments is reported under the name that ML knows.
    """
    for function in functions:
        name = function.__name__.rstrip("_")
        function.__qualname__ = f"{module}.{name}"
        values[name] = function
    return values


def kind(value):
    """What `typeof` calls a value."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float)):
        return "number"
    if isinstance(value, str):
        return "string"
    if isinstance(value, (list, tuple)):
        return "array"
    if isinstance(value, dict):
        return "object"
    return "function" if callable(value) else "unknown"


def mistake(place, wanted, value):
    """The error for a value of the wrong kind."""
    return TypeError(f"{place} must be {wanted}, not {kind(value)}")


def text(value, place):
    """A text."""
    if not isinstance(value, str):
        raise mistake(place, "a string", value)
    return value


def whole(value, place, least=None):
    """A whole number, `least` or more."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        if kind(value) == "number":
            raise ValueError(f"{place} must be a whole number, not {value}")
        raise mistake(place, "a whole number", value)
    if least is not None and value < least:
        raise ValueError(f"{place} must be {least} or more, not {shown(value)}")
    return value


def shown(value):
    """A number for a message; Python refuses to write numbers of thousands of digits."""
    if isinstance(value, int) and value.bit_length() > 200:
        return "a number of that size"
    return str(value)


def number(value, place):
    """A number."""
    if not isinstance(value, (int, float)):
        raise mistake(place, "a number", value)
    return value


def items(value, place):
    """A list."""
    if not isinstance(value, (list, tuple)):
        raise mistake(place, "an array", value)
    return value


def record(value, place):
    """An object."""
    if not isinstance(value, dict):
        raise mistake(place, "an object", value)
    return value


def options(value, place, known):
    """An object of settings that are all known; None stands for an empty one."""
    if value is None:
        return {}
    for name in record(value, place):
        if name not in known:
            raise ValueError(f"{place} knows no `{name}`; it knows {', '.join(known)}")
    return value


def function(value, place):
    """Something that can be called."""
    if not callable(value):
        raise mistake(place, "a function", value)
    return value


def octets(value, place):
    """Bytes: of a text its UTF-8, of a list its numbers from 0 to 255."""
    if isinstance(value, str):
        try:
            return value.encode()
        except UnicodeEncodeError:
            raise ValueError(f"{place} holds half of a character and has no UTF-8 form") from None
    if not isinstance(value, (list, tuple)):
        raise mistake(place, "a string or an array of bytes", value)
    try:
        return bytes(value)
    except (TypeError, ValueError):
        raise ValueError(f"{place} must hold whole numbers from 0 to 255 alone") from None


def name(value, place):
    """A value that can name a member of an object."""
    if value is not None and not isinstance(value, (bool, int, float, str)):
        raise mistake(place, "a string, a number or a boolean", value)
    return value


def identity(value, exact=False):
    """Stands for a value in sets and dictionaries: equal when the values are.

    With `exact`, 1, 1.0 and True differ.
    """
    if isinstance(value, (list, tuple)):
        return (type(value), *[identity(item, exact) for item in value])
    if isinstance(value, dict):
        return (dict, frozenset((key, identity(item, exact)) for key, item in value.items()))
    return (type(value), value) if exact else value
