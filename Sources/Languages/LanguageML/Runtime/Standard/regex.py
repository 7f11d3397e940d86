# SPDX-License-Identifier: Apache-2.0
"""`import regex;`: patterns, in Python's notation.

A match is an object: `text`, `start` and `end`, `groups` as an array and `names` as an object. Some
patterns need time that doubles with each character; what bounds them is a limit on the program.
"""

from ml_standard import exports, text, whole

_FLAGS = "imsx"
_compiled = {}


def _pattern(name, pattern, flags):
    """The compiled pattern; the last ones are kept."""
    key = (text(pattern, f"regex.{name}: pattern"), text(flags, f"regex.{name}: flags"))
    found = _compiled.get(key)
    if found is None:
        if len(_compiled) > 200:
            _compiled.clear()
        found = _compiled[key] = _compile(name, *key)
    return found


def _compile(name, pattern, flags):
    import re
    import warnings

    unknown = set(flags) - set(_FLAGS)
    if unknown:
        raise ValueError(f"regex.{name}: flags are some of i, m, s and x, not {min(unknown)}")
    options = 0
    for flag in flags:
        options |= getattr(re, flag.upper())
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return re.compile(pattern, options)
    except re.error as error:
        place = "" if error.pos is None else f" at character {error.pos + 1}"
        raise ValueError(f"regex.{name}: the pattern is wrong{place}: {error.msg}") from None
    except (OverflowError, RecursionError):
        raise ValueError(f"regex.{name}: the pattern is too large") from None


def _found(match):
    if match is None:
        return None
    return {
        "text": match.group(),
        "start": match.start(),
        "end": match.end(),
        "groups": list(match.groups()),
        "names": match.groupdict(),
    }


def test(pattern, value, flags=""):
    """Whether the pattern fits anywhere."""
    compiled = _pattern("test", pattern, flags)
    return compiled.search(text(value, "regex.test: text")) is not None


def match(pattern, value, flags=""):
    """The match at the start of a text, or null."""
    return _found(_pattern("match", pattern, flags).match(text(value, "regex.match: text")))


def fullMatch(pattern, value, flags=""):
    """The match of a whole text, or null."""
    compiled = _pattern("fullMatch", pattern, flags)
    return _found(compiled.fullmatch(text(value, "regex.fullMatch: text")))


def search(pattern, value, flags=""):
    """The first match anywhere, or null."""
    return _found(_pattern("search", pattern, flags).search(text(value, "regex.search: text")))


def findAll(pattern, value, flags=""):
    """All matches, one behind the other."""
    compiled = _pattern("findAll", pattern, flags)
    return [_found(match) for match in compiled.finditer(text(value, "regex.findAll: text"))]


def replace(pattern, value, other, flags="", limit=0):
    r"""With every match replaced, or the first `limit`.

    What comes instead is a text in which `\1` and `\g<name>` stand for groups, or a function of the
    match that gives a text.
    """
    import re

    compiled = _pattern("replace", pattern, flags)
    text(value, "regex.replace: text")
    limit = whole(limit, "regex.replace: limit", 0)
    if callable(other):
        return compiled.sub(lambda match: _text_of(other(_found(match))), value, limit)
    text(other, "regex.replace: replacement")
    try:
        return compiled.sub(other, value, limit)
    except (re.error, IndexError) as error:
        raise ValueError(f"regex.replace: the replacement is wrong: {error}") from None


def _text_of(value):
    return text(value, "regex.replace: what the function gives")


def split(pattern, value, flags="", limit=0):
    """The parts between matches, and what groups of the pattern found."""
    compiled = _pattern("split", pattern, flags)
    limit = whole(limit, "regex.split: limit", 0)
    return compiled.split(text(value, "regex.split: text"), limit)


def escape(value):
    """The pattern that fits a text and nothing else."""
    import re

    return re.escape(text(value, "regex.escape: text"))


def isValid(pattern, flags=""):
    """Whether a text is a pattern."""
    try:
        _pattern("isValid", pattern, flags)
    except ValueError:
        return False
    return True


def module(grants):
    return exports(
        "regex", [escape, findAll, fullMatch, isValid, match, replace, search, split, test]
    )
