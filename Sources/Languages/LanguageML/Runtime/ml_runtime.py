# SPDX-License-Identifier: Apache-2.0
"""What ML does otherwise than Python. Every compiled program takes a copy of this file along.

A compiled module is a function that gets one value, `_ml`, its `Context`, and gives what it exports. Values
are Python's own: integers, floats, texts, lists, dictionaries, functions and None; whatever else there is, ML
code can hold but not look into.
"""

import builtins as _py
import sys as _sys

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


class Denied(Exception):
    """Something outside the program that the module may not touch."""

    def __init__(self, module, permission):
        super().__init__(f"`{module}` needs the permission `{permission}`")
        self.module = module
        self.permission = permission


class Module:
    """A module as its importers see it: what it exports, as it is now, and the modules below it."""

    __slots__ = ("name", "exports", "below")

    def __init__(self, name, exports, below=None):
        self.name = name
        self.exports = exports
        self.below = below or {}

    def __repr__(self):
        return f"<module {self.name}>"

    def member(self, name):
        if name in self.exports:
            try:
                return self.exports[name]()
            except NameError:
                pass
        elif name in self.below:
            return self.below[name]
        raise AttributeError(f"module '{self.name}' exports no '{name}'")

    def names(self):
        return _py.sorted({*self.exports, *self.below})


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
        return message(error)
    if isinstance(error, Thrown):
        return None
    if isinstance(error, Denied) and name in ("module", "permission"):
        return _py.getattr(error, name)
    raise AttributeError(f"'{type(error).__name__}' object has no accessible attribute '{name}'")


# Texts


def text(value):
    """What `+` beside a text and `print` make of a value."""
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, Exception) or type(value) is type(text):
        return message(value)
    return _py.str(value)


def message(value):
    """The text of an error or function, in which functions go by the names that ML knows."""
    return _plain(_py.str(value))


def _plain(shown):
    while (end := shown.find(".<locals>.")) >= 0:
        start = end
        while start > 0 and (shown[start - 1].isalnum() or shown[start - 1] in "_.<>"):
            start -= 1
        shown = shown[:start] + shown[end + 10:]
    return shown


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
        _py.print(*values, file=_sys.stderr)

    warn = error


def _constants(values):
    return {name: (lambda value=value: value) for name, value in values.items()}


console = Module("console", _constants({
    name: _py.getattr(_Console, name) for name in ("log", "error", "warn", "info", "debug")
}))


# Numbers


def int(value=0):
    return _py.int(_py.float(value)) if isinstance(value, _py.str) and not _is_whole(value) else _py.int(value)


def _is_whole(value):
    return value.strip().lstrip("+-").isdecimal()


def round(value, digits=0):
    if isinstance(value, _py.int):
        return _py.round(value, digits)
    return _py.round(_py.float(value), digits)


def bool(value=None):
    return True if value else False


integer = _py.int
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

standard_texts = {}
"""The Python of the standard modules, where they are in no files of their own."""

_OWN = ("ml_runtime", "ml_standard", "ml_modules", "main", "__main__")


class Context:
    """What the code of one module calls `_ml`."""

    def __init__(self, name, imports, load):
        self._name = name
        self._imports = imports
        self._load = load
        self._loaded = {}
        self._capabilities = {}

    def load(self, specifier):
        """The module that an import names; its body runs at the first import."""
        if specifier not in self._loaded:
            self._loaded[specifier] = self._find(*self._imports[specifier])
        return self._loaded[specifier]

    def lead(self, imports):
        """Takes in what more imports lead to."""
        for specifier, target in imports.items():
            if self._imports.get(specifier) != target:
                self._imports[specifier] = target
                self._loaded.pop(specifier, None)

    def _find(self, kind, name):
        if kind == "module":
            return self._load(name)
        if kind == "standard":
            return Module(name, _constants(_standard(name)(Grants(self._name))))
        return _host_module(name)

    def join(self, known, module, *path):
        """`import a.b` beside `import a`: one name for both."""
        if not isinstance(known, Module):
            known = None
        if not path:
            return Module(module.name, module.exports, known.below if known else None)
        if known is None:
            known = Module(path[0], {})
        below = dict(known.below)
        below[path[0]] = self.join(below.get(path[0]), module, *path[1:])
        return Module(known.name, known.exports, below)

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


def _standard(name):
    """The function of a standard module."""
    place = "ml_standard." + name
    if place not in _sys.modules:
        if name in standard_texts:
            module = type(_sys)(place)
            exec((_host or _py).compile(standard_texts[name], f"<{place}>", "exec"), module.__dict__)
            _sys.modules[place] = module
        else:
            __import__(place)
    return _sys.modules[place].module


def _host_module(name):
    """A module of Python: its names that do not begin with `_`; of other modules only those below it."""
    if name.split(".")[0] in _OWN:
        raise ImportError(f"'{name}' belongs to what runs the program")
    __import__(name)
    return _host_view(name, _sys.modules[name])


def _host_view(name, module):
    exports, below = {}, {}
    for member, value in vars(module).items():
        if member.startswith("_"):
            continue
        if not isinstance(value, type(_sys)):
            exports[member] = lambda member=member: _py.getattr(module, member)
        elif value.__name__ == f"{name}.{member}":
            below[member] = _host_view(value.__name__, value)
    return Module(name, exports, below)


def run(modules):
    """Runs a program: the first of its modules, and of the others what is imported.

    Of each module it takes the name, the function that is its body, or the Python module that has it, and
    what its imports lead to.
    """
    views = {}

    def load(name):
        if name not in views:
            body, imports = modules[name]
            if not _py.callable(body):
                __import__(body)
                body = _sys.modules[body].module
            views[name] = Module(name, body(Context(name, imports, load)) or {})
        return views[name]

    if _host is None:
        _sys.excepthook = _report
    load(_py.next(_py.iter(modules)))


# What is outside

_host = None


def confine(host):
    """Lets `host` decide what the modules may do, and do it for them where the program can't.

    `host.grants(name)` is what the module of that name may do: lists of targets by kind of permission, in
    which `*` is everything. `host.call(method, parameters)` asks for something to be done.
    """
    global _host
    _host = host
    host.words = message


class Grants:
    """What the functions of a standard module may do in the name of the module that imports it."""

    def __init__(self, module):
        self._module = module

    def read(self, path):
        """The real path of a file or folder that may be read."""
        return self._path("read", path)

    def write(self, path):
        """The real path of a file or folder that may be written."""
        return self._path("write", path)

    def environment(self, name):
        """The name of a variable that may be read."""
        return self._check("environment", name, lambda target: target == name)

    def network(self, host):
        """A host, `host` or `host:port`, that may be talked to."""
        return self._check("network", host, lambda target: target in (host, host.rpartition(":")[0]))

    def fetch(self, method, url, headers, body):
        """One exchange by HTTP: `{"status": 200, "headers": {…}, "body": b"…"}`; names of headers are small."""
        self.network(_host_of(url))
        if isinstance(body, _py.str):
            body = body.encode()
        if _host is None:
            return _fetch(method, url, headers or {}, body)
        import base64

        sent = None if body is None else base64.b64encode(body).decode()
        answer = _host.call("fetch", {
            "module": self._module, "method": method, "url": url, "headers": headers or {}, "body": sent,
        })
        return {
            "status": answer["status"],
            "headers": {name.lower(): value for name, value in answer["headers"].items()},
            "body": base64.b64decode(answer["body"]),
        }

    def _path(self, kind, path):
        import os.path

        real = os.path.realpath(path)
        return self._check(kind, real, lambda target: real == target or real.startswith(target.rstrip("/") + "/"))

    def _check(self, kind, target, covers):
        if _host is not None:
            granted = _host.grants(self._module).get(kind, ())
            if "*" not in granted and not _py.any(covers(other) for other in granted):
                raise Denied(self._module, f"{kind}:{target}")
        return target


def _host_of(url):
    from urllib.parse import urlsplit

    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"`{url}` is no URL of http or https")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return f"{host}:{port}"


def _fetch(method, url, headers, body):
    import urllib.error
    import urllib.request

    request = urllib.request.Request(url, data=body, headers=headers, method=method)
    try:
        answer = urllib.request.urlopen(request)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        return {
            "status": answer.status,
            "headers": {name.lower(): value for name, value in answer.headers.items()},
            "body": answer.read(),
        }


def tell(value):
    """Shows the value of the program's last statement to whoever runs it."""
    shown = None if value is None else text(value) if isinstance(value, _py.bool) else _plain(_py.repr(value))
    if _host is not None:
        _host.tell(value, shown)
    elif shown is not None:
        _py.print(shown)


# Errors that nobody caught


def frames(error):
    """Where `error` comes from, outermost first, as (file, line, function); what ML needs itself is left out."""
    found = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if not _is_own(code):
            found.append((code.co_filename, trace.tb_lineno, _function(code.co_name)))
        trace = trace.tb_next
    return found


def _is_own(code):
    file = code.co_filename.replace("\\", "/")
    if file == _FILE or file.startswith(("<ml_standard", "<frozen ")) or code.co_name == "<module>":
        return True
    return file.split("/")[-2:-1] == ["ml_standard"]


def _function(name):
    if name == "module" or name.startswith("_ml_module_"):
        return "<module>"
    return "<function>" if name.startswith(("_ml_", "<")) else name.rstrip("_") or name


def _report(kind, error, trace):
    """Prints an error with its places in ML, where the source maps lie beside the files."""
    if not isinstance(error, Exception):
        _sys.__excepthook__(kind, error, trace)
        return
    lines, maps = ["Traceback (most recent call last):"], {}
    for file, line, function in frames(error.with_traceback(trace)):
        if file not in maps:
            maps[file] = _read_map(file + ".map")
        source, place = maps[file](line) or (file, line)
        lines.append(f'  File "{source}", line {place}, in {function}')
    shown = message(error)
    lines.append(f"{kind.__name__}: {shown}" if shown else kind.__name__)
    _py.print(*lines, sep="\n", file=_sys.stderr)


def _read_map(path):
    """What finds the source and line that a line stands for, by a source map of version 3."""
    import json

    try:
        with open(path, encoding="utf-8") as file:
            content = json.load(file)
        sources = content["sources"]
        starts = _line_starts(content["mappings"])
    except (OSError, ValueError, KeyError, TypeError):
        return lambda line: None

    def find(line):
        before = [start for start in starts if start[0] <= line]
        return (sources[before[-1][1]], before[-1][2]) if before else None

    return find


def _line_starts(mappings):
    """The line, the number of its source and the line there, of each line that begins something."""
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    starts, source, place = [], 0, 0
    for line, segments in _py.enumerate(mappings.split(";"), 1):
        for segment in segments.split(",") if segments else ():
            fields, number, shift = [], 0, 0
            for digit in segment:
                value = digits.index(digit)
                number |= (value & 31) << shift
                shift += 5
                if value < 32:
                    fields.append(-(number >> 1) if number & 1 else number >> 1)
                    number, shift = 0, 0
            source, place = source + fields[1], place + fields[2]
            if not starts or starts[-1][0] != line:
                starts.append((line, source, place + 1))
    return starts


def _share():
    names = """abs all any bin bool call callable call_member chr console enumerate float format get getattr
        hasattr help hex input int integer iter keys len max methods min next oct ord print range repr reversed round
        set sorted str sum take tell text typeof values zip Failure Thrown"""
    for name in names.split():
        value = globals()[name]
        is_kept = isinstance(value, (type, Module))
        _py.setattr(Context, name, value if is_kept else staticmethod(value))
    Context.isinstance = staticmethod(isinstance_of)


isinstance = _py.isinstance
_share()

# Numbers have any size, however they are written.
if _py.hasattr(_sys, "set_int_max_str_digits"):
    _sys.set_int_max_str_digits(0)

_FILE = run.__code__.co_filename.replace("\\", "/")

# Whoever confines the program is here before it.
if _py.hasattr(_sys.modules["__main__"], "_tenon_host"):
    confine(_sys.modules["__main__"].__dict__.pop("_tenon_host"))
