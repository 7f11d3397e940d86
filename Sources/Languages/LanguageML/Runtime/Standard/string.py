# SPDX-License-Identifier: Apache-2.0
"""`import string;`: texts. A text is a row of Unicode characters; positions count them from 0."""

from ml_standard import exports, items, kind, mistake, text, whole

_OF_ONE = {
    "capitalize": str.capitalize,
    "isAlphanumeric": str.isalnum,
    "isBlank": lambda value: not value.strip(),
    "isDigits": lambda value: value.isascii() and value.isdigit(),
    "isEmpty": lambda value: not value,
    "isLetters": str.isalpha,
    "lines": str.splitlines,
    "lower": str.lower,
    "reverse": lambda value: value[::-1],
    "title": str.title,
    "upper": str.upper,
    "words": str.split,
    "codes": lambda value: [ord(character) for character in value],
    "characters": list,
}
_OF_TWO = {
    "contains": lambda value, part: part in value,
    "endsWith": lambda value, part: value.endswith(part),
    "indexOf": lambda value, part: value.find(part),
    "lastIndexOf": lambda value, part: value.rfind(part),
    "removePrefix": lambda value, part: value[len(part) :] if value.startswith(part) else value,
    "removeSuffix": lambda value, part: (
        value[: len(value) - len(part)] if value.endswith(part) else value
    ),
    "startsWith": lambda value, part: value.startswith(part),
}


def _of_one(name, calculate):
    def function(value):
        return calculate(text(value, f"string.{name}: text"))

    function.__name__ = name
    return function


def _of_two(name, calculate):
    def function(value, part):
        return calculate(text(value, f"string.{name}: text"), text(part, f"string.{name}: part"))

    function.__name__ = name
    return function


def _trimming(name, trim):
    def function(value, characters=None):
        if characters is not None:
            text(characters, f"string.{name}: characters")
        return trim(text(value, f"string.{name}: text"), characters)

    function.__name__ = name
    return function


def _padding(name, pad):
    def function(value, width, filling=" "):
        whole(width, f"string.{name}: width", 0)
        if len(text(filling, f"string.{name}: filling")) != 1:
            raise ValueError(f"string.{name}: filling must be one character")
        return pad(text(value, f"string.{name}: text"), int(width), filling)

    function.__name__ = name
    return function


def charAt(value, index):
    """The character at a position, or an empty text."""
    index = whole(index, "string.charAt: index")
    text(value, "string.charAt: text")
    return value[index] if -len(value) <= index < len(value) else ""


def count(value, part):
    text(part, "string.count: part")
    return text(value, "string.count: text").count(part) if part else 0


def slice_(value, start, stop=None):
    start = whole(start, "string.slice: start")
    stop = None if stop is None else whole(stop, "string.slice: stop")
    return text(value, "string.slice: text")[start:stop]


def split(value, separator=None, limit=-1):
    """The parts between separators; between white space without one."""
    if separator is not None and not text(separator, "string.split: separator"):
        return list(text(value, "string.split: text"))
    return text(value, "string.split: text").split(separator, whole(limit, "string.split: limit"))


def join(values, separator=""):
    """The texts of an array as one; numbers and truth values as `str` writes them."""
    text(separator, "string.join: separator")
    return separator.join([_plain(value) for value in items(values, "string.join: values")])


def _plain(value):
    return str(value).lower() if isinstance(value, bool) else str(value)


def repeat(value, times):
    return text(value, "string.repeat: text") * whole(times, "string.repeat: times", 0)


def replace(value, part, other, limit=-1):
    """With every `part` replaced, or the first `limit` of them."""
    text(part, "string.replace: part")
    text(other, "string.replace: other")
    limit = whole(limit, "string.replace: limit")
    return text(value, "string.replace: text").replace(part, other, limit)


def truncate(value, length, ending="…"):
    """At most `length` characters, the ending included."""
    length = whole(length, "string.truncate: length", 0)
    if len(text(value, "string.truncate: text")) <= length:
        return value
    kept = length - len(text(ending, "string.truncate: ending"))
    return value[:kept] + ending if kept >= 0 else ending[:length]


def fromCodes(codes):
    """The text of Unicode code points."""
    items(codes, "string.fromCodes: codes")
    codes = [whole(code, "string.fromCodes: code", 0) for code in codes]
    if any(code > 0x10FFFF or 0xD800 <= code <= 0xDFFF for code in codes):
        raise ValueError("string.fromCodes: a number is no character's")
    return "".join(map(chr, codes))


def normalize(value, form="NFC"):
    """The Unicode normal form NFC, NFD, NFKC or NFKD."""
    import unicodedata

    if form not in ("NFC", "NFD", "NFKC", "NFKD"):
        raise ValueError("string.normalize: form must be NFC, NFD, NFKC or NFKD")
    return unicodedata.normalize(form, text(value, "string.normalize: text"))


def format_(template, values):
    """`{name}` stands for a member of an object, `{0}` for an item of an array, `{{` for `{`."""
    import re

    if kind(values) not in ("object", "array"):
        raise mistake("string.format: values", "an object or an array", values)

    def value(match):
        name = match[1]
        if name is None:
            return match[0][0]
        if isinstance(values, dict) and name in values:
            return _plain(values[name])
        if not isinstance(values, dict) and name.isdigit() and int(name) < len(values):
            return _plain(values[int(name)])
        raise ValueError(f"string.format: there is no value for {{{name}}}")

    return re.sub(r"\{\{|\}\}|\{(\w+)\}", value, text(template, "string.format: template"))


def _humps(value, place):
    """The words of a text or a name in any style."""
    words = [""]
    for before, character in zip(" " + text(value, place), value):
        if not character.isalnum() or (character.isupper() and not before.isupper()):
            words.append("")
        if character.isalnum():
            words[-1] += character.lower()
    return [word for word in words if word]


def camelCase(value):
    words = _humps(value, "string.camelCase: text")
    return "".join([*words[:1], *map(str.capitalize, words[1:])])


def pascalCase(value):
    return "".join(map(str.capitalize, _humps(value, "string.pascalCase: text")))


def snakeCase(value):
    return "_".join(_humps(value, "string.snakeCase: text"))


def kebabCase(value):
    return "-".join(_humps(value, "string.kebabCase: text"))


_FUNCTIONS = [
    *[_of_one(*entry) for entry in _OF_ONE.items()],
    *[_of_two(*entry) for entry in _OF_TWO.items()],
    _trimming("trim", str.strip),
    _trimming("trimStart", str.lstrip),
    _trimming("trimEnd", str.rstrip),
    _padding("padStart", str.rjust),
    _padding("padEnd", str.ljust),
    _padding("center", str.center),
    camelCase, charAt, count, format_, fromCodes, join, kebabCase, normalize, pascalCase, repeat,
    replace, slice_, snakeCase, split, truncate,
]  # fmt: skip


def module(grants):
    """The texts are those that cannot be written in ML, whose strings know no escapes."""
    return exports(
        "string",
        _FUNCTIONS,
        newline="\n",
        tab="\t",
        carriageReturn="\r",
        backslash="\\",
        quote='"',
        apostrophe="'",
        letters="abcdefghijklmnopqrstuvwxyz",
        digits="0123456789",
    )
