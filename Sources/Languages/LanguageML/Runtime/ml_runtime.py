# SPDX-License-Identifier: Apache-2.0
"""What ML does otherwise than Python. Every compiled program takes a copy of this file along.

A compiled module knows one name of it, `_ml`, its `Context`. Values are Python's own: integers, floats,
texts, lists, dictionaries, functions and None; whatever else there is, ML code can hold but not look into.
"""

import builtins as _py
import importlib as _importlib

Failure = Exception

TEXT_METHODS = frozenset(
    "capitalize casefold center count endswith expandtabs find index isalnum isalpha isascii isdecimal"
    " isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower lstrip"
    " partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split"
    " splitlines startswith strip swapcase title upper zfill".split()
)
LIST_METHODS = frozenset("append clear copy count extend index insert pop remove reverse sort".split())


class Thrown(Exception):
    """An object that was thrown."""

    def __init__(self, data):
        super().__init__(data)
        self.data = data

    def __str__(self):
        message = self.data.get("message")
        return text(self.data if message is None else message)


class Module:
    """A module as its importers see it: what it exports, as it is now, and the modules below it."""

    __slots__ = ("name", "read", "exports", "below")

    def __init__(self, name, read, exports, below=None):
        self.name = name
        self.read = read
        self.exports = exports
        self.below = below or {}

    def __repr__(self):
        return f"<module {self.name}>"

    def member(self, name):
        if name in self.exports:
            return self.read(name)
        if name in self.below:
            return self.below[name]
        raise AttributeError(f"module '{self.name}' exports no '{name}'")

    def names(self):
        return sorted({*self.exports, *self.below})


# Members


def get(value, name):
    """`value.name`"""
    if isinstance(value, dict):
        return value.get(name)
    if isinstance(value, Module):
        return value.member(name)
    if isinstance(value, (_py.str, list, tuple)):
        if name == "length":
            return _py.len(value)
        if name in _methods(value):
            return getattr_of(value, name)
    elif isinstance(value, Exception):
        return _error_member(value, name)
    raise AttributeError(f"'{type(value).__name__}' object has no accessible attribute '{name}'")


def set(value, name, new):
    """`value.name = new`"""
    if isinstance(value, dict):
        value[name] = new
    elif isinstance(value, Module):
        raise AttributeError(f"module '{value.name}' is changed by its own functions only")
    else:
        raise TypeError(f"'{type(value).__name__}' object does not support item assignment")


def call_member(value, name, *arguments):
    """`value.name(…)`"""
    if isinstance(value, dict):
        member = value.get(name)
        if member is None:
            raise AttributeError(f"ML object has no property '{name}'")
        return member(*arguments)
    if isinstance(value, (_py.str, list, tuple)) and name not in _methods(value):
        raise AttributeError(f"'{type(value).__name__}' object has no accessible method '{name}'")
    return get(value, name)(*arguments)


def take(value, *names):
    """`{a, b} = value`"""
    return [get(value, name) for name in names]


def getattr_of(value, name):
    return _py.getattr(value, name)


def _methods(value):
    if isinstance(value, _py.str):
        return TEXT_METHODS
    return LIST_METHODS if isinstance(value, list) else ("count", "index")


def _error_member(error, name):
    data = error.data if isinstance(error, Thrown) else {}
    if name in data:
        return data[name]
    if name == "message":
        return _py.str(error)
    if isinstance(error, Thrown):
        return None
    raise AttributeError(f"'{type(error).__name__}' object has no accessible attribute '{name}'")


# Texts


def text(value):
    """What `+` beside a text and `print` make of a value."""
    if value is True:
        return "true"
    if value is False:
        return "false"
    return _py.str(value)


def print(*values):
    _py.print(*[text(value) for value in values])


def str(value=""):
    return text(value)


def repr(value):
    return _py.repr(value)


def format(value, pattern=""):
    return _py.format(value, pattern)


def input(prompt=""):
    return _py.input(text(prompt))


chr, ord, hex, oct, bin = _py.chr, _py.ord, _py.hex, _py.oct, _py.bin


class _Console:
    """`console`, whose `log` prints as Python does."""

    @staticmethod
    def log(*values):
        _py.print(*values)

    info = debug = log

    @staticmethod
    def error(*values):
        import sys

        _py.print(*values, file=sys.stderr)

    warn = error


console = Module("console", lambda name: _py.getattr(_Console, name), ("log", "error", "warn", "info", "debug"))


# Numbers


def int(value=0):
    return _py.int(_py.float(value)) if isinstance(value, _py.str) and not _is_whole(value) else _py.int(value)


def _is_whole(value):
    return value.strip().lstrip("+-").isdecimal()


def round(value, digits=0):
    return _py.round(_py.float(value), digits)


def bool(value=None):
    return True if value else False


abs, float, max, min, sum = _py.abs, _py.float, _py.max, _py.min, _py.sum


# Lists and objects


def len(value):
    return _py.len(value) if isinstance(value, (_py.str, list, tuple, dict)) else 0


def range(*bounds):
    return list(_py.range(*bounds))


def enumerate(values, start=0):
    return list(_py.enumerate(values, start))


def zip(*lists):
    return list(_py.zip(*lists))


def reversed(values):
    return list(_py.reversed(values))


def sorted(values, key=None, descending=False):
    return _py.sorted(values, key=key, reverse=descending)


def keys(value):
    return list(value) if isinstance(value, dict) else []


def values(value):
    return list(value.values()) if isinstance(value, dict) else []


all, any, iter = _py.all, _py.any, _py.iter


def next(iterator, *default):
    return _py.next(iterator, *default)


# What a value is


def typeof(value):
    if isinstance(value, _py.bool):
        return "boolean"
    if isinstance(value, (_py.int, _py.float)):
        return "number"
    if isinstance(value, _py.str):
        return "string"
    if isinstance(value, (list, tuple)):
        return "array"
    if isinstance(value, (dict, Module)):
        return "object"
    return "function" if callable(value) else "unknown"


def callable(value):
    return _py.callable(value)


def call(function, *arguments):
    return function(*arguments)


_KINDS = {
    int: (_py.int,), float: (_py.float,), str: (_py.str,), bool: (_py.bool,),
    "number": (_py.int, _py.float), "string": (_py.str,), "boolean": (_py.bool,),
    "array": (list, tuple), "object": (dict, Module),
}


def isinstance_of(value, kind):
    if kind == "function":
        return callable(value)
    try:
        kinds = _KINDS[kind]
    except (KeyError, TypeError):
        raise TypeError("isinstance() takes int, float, str, bool or the name of a type") from None
    return isinstance(value, kinds) and (_py.bool in kinds or not isinstance(value, _py.bool))


_NOTHING = object()


def getattr(value, name, default=_NOTHING):
    try:
        found = get(value, name)
    except AttributeError:
        if default is _NOTHING:
            raise
        return default
    return default if found is None and default is not _NOTHING else found


def hasattr(value, name):
    if isinstance(value, dict):
        return name in value
    try:
        get(value, name)
    except AttributeError:
        return False
    return True


def methods(value):
    if isinstance(value, Module):
        return value.names()
    if isinstance(value, dict):
        return [name for name, member in value.items() if callable(member)]
    return _py.sorted(_methods(value)) if isinstance(value, (_py.str, list, tuple)) else []


def help(value):
    names = methods(value)
    _py.print(f"{typeof(value)}: {', '.join(names)}" if names else typeof(value))


# Modules


class Context:
    """What the code of one module calls `_ml`."""

    def __init__(self, name, space, exports, imports=None):
        self.name = name
        self.view = Module(name, lambda export: space[exports[export]], exports)
        self._imports = imports or {}
        self._capabilities = {}

    def load(self, specifier):
        """The module that an import names; its body runs at the first import."""
        target = self._imports[specifier]
        return target() if _py.callable(target) else _importlib.import_module(target)._ml.view

    def join(self, known, module, *path):
        """`import a.b` beside `import a`: one name for both."""
        if not path:
            return Module(module.name, module.read, module.exports, known.below if known else None)
        if known is None:
            known = Module(path[0], lambda name: None, ())
        below = dict(known.below)
        below[path[0]] = self.join(below.get(path[0]), module, *path[1:])
        return Module(known.name, known.read, known.exports, below)

    def capability(self, name, items):
        """A declaration of what the module needs."""
        self._capabilities[name] = items

    def hasCapability(self, name):
        return name in self._capabilities

    def getCapabilities(self):
        return list(self._capabilities)

    requiredCapabilities = getCapabilities

    def getCapabilityInfo(self, name):
        items = self._capabilities.get(name)
        return None if items is None else [{"kind": kind, "place": place} for kind, place in items]

    def modules(self):
        return _py.sorted(self._imports)

    available_modules = modules

    def has_module(self, name):
        return name in self._imports

    def module_info(self, name):
        if name not in self._imports:
            return None
        module = self.load(name)
        return {"name": module.name, "exports": module.names()}


def _share():
    names = """abs all any bin bool call callable call_member chr console enumerate float format get getattr
        hasattr help hex input int iter keys len max methods min next oct ord print range repr reversed round
        set sorted str sum take text typeof values zip Failure Thrown"""
    for name in names.split():
        value = globals()[name]
        is_kept = isinstance(value, (type, Module))
        _py.setattr(Context, name, value if is_kept else staticmethod(value))
    Context.isinstance = staticmethod(isinstance_of)


isinstance = _py.isinstance
_share()
