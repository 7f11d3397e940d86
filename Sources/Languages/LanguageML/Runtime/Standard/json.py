# SPDX-License-Identifier: Apache-2.0
"""`import json;`: values as JSON (RFC 8259) and back."""

from ml_standard import exports, kind, options, text, whole


def parse(source):
    """The value that a JSON text stands for."""
    import json

    text(source, "json.parse: text")
    try:
        return json.loads(source, parse_constant=_refuse, parse_float=_finite)
    except json.JSONDecodeError as error:
        reason = error.msg[0].lower() + error.msg[1:]
        raise ValueError(_complaint(reason, source, error.pos)) from None
    except RecursionError:
        raise ValueError("json.parse: the text is nested too deeply") from None
    except _Refused as error:
        place = _without_texts(source).find(error.written)
        raise ValueError(_complaint(str(error), source, place)) from None
    except ValueError:
        raise ValueError("json.parse: a number has too many digits") from None


class _Refused(ValueError):
    """Something that Python takes for a number, and JSON or ML does not."""

    def __init__(self, written, reason):
        super().__init__(reason)
        self.written = written


def _refuse(name):
    raise _Refused(name, f"{name} is no JSON")


def _finite(digits):
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        raise _Refused(digits, "the number is too large")
    return number


def _complaint(reason, source, position):
    line = source.count("\n", 0, position) + 1
    column = position - source.rfind("\n", 0, position)
    return f"json.parse: line {line}, column {column}: {reason}"


def _without_texts(source):
    """The same text, of the same length, with nothing between the quotes."""
    import re

    return re.sub(r'"(?:[^"\\]|\\.)*"', lambda match: " " * len(match[0]), source)


def stringify(value, settings=None):
    """JSON of a value: in one line, or with `indent` spaces a level."""
    import json

    settings = options(settings, "json.stringify: options", ("indent", "sortKeys"))
    indent = settings.get("indent")
    if indent is not None:
        indent = whole(indent, "json.stringify: indent", 0)
    try:
        return json.dumps(
            value,
            ensure_ascii=False,
            allow_nan=False,
            indent=indent,
            sort_keys=bool(settings.get("sortKeys")),
            separators=None if indent is not None else (",", ":"),
            default=_unwritable,
        )
    except RecursionError:
        raise ValueError("json.stringify: the value is nested too deeply") from None
    except ValueError as error:
        raise ValueError(_reason(error)) from None
    except TypeError as error:
        if "keys" in str(error) or "not supported" in str(error):
            raise TypeError("json.stringify: the keys of an object must be strings") from None
        raise


def _unwritable(value):
    raise TypeError(f"json.stringify: JSON has no form for a value of the kind {kind(value)}")


def _reason(error):
    if "Circular" in str(error):
        return "json.stringify: the value holds itself"
    if "digits" in str(error):
        return "json.stringify: a number has too many digits"
    return "json.stringify: JSON has no form for a number that is infinite or not a number"


def isValid(source):
    """Whether a text is JSON."""
    try:
        parse(source)
    except ValueError:
        return False
    return True


def module(grants):
    return exports("json", [isValid, parse, stringify])
