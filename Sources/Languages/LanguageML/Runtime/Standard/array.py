# SPDX-License-Identifier: Apache-2.0
"""`import array;`: lists. Each function gives a new list and leaves the one it got as it is."""

from ml_standard import exports, function, identity, items, kind, text, whole


def _given(name, values, call=None):
    items(values, f"array.{name}: items")
    if call is not None:
        function(call, f"array.{name}: function")
    return values


def map_(values, call):
    return [call(value) for value in _given("map", values, call)]


def filter_(values, call):
    return [value for value in _given("filter", values, call) if call(value)]


def forEach(values, call):
    for value in _given("forEach", values, call):
        call(value)


_NOTHING = object()


def reduce(values, call, start=_NOTHING):
    """`call(call(start, first), second)` and so on; without a start the first item is it."""
    rest = list(_given("reduce", values, call))
    if start is _NOTHING:
        if not rest:
            raise ValueError("array.reduce: an empty array needs a start")
        start = rest.pop(0)
    for value in rest:
        start = call(start, value)
    return start


def flatMap(values, call):
    return flatten([call(value) for value in _given("flatMap", values, call)])


def find(values, call):
    """The first item that fits, or null."""
    index = _index("find", values, call)
    return None if index < 0 else values[index]


def findIndex(values, call):
    """The place of the first item that fits, or -1."""
    return _index("findIndex", values, call)


def _index(name, values, call):
    for index, value in enumerate(_given(name, values, call)):
        if call(value):
            return index
    return -1


def every(values, call):
    for value in _given("every", values, call):
        if not call(value):
            return False
    return True


def some(values, call):
    return _index("some", values, call) >= 0


def count(values, call):
    return sum(1 for value in _given("count", values, call) if call(value))


def includes(values, value):
    return value in _given("includes", values)


def indexOf(values, value):
    """The place of the first item that is equal, or -1."""
    values = list(_given("indexOf", values))
    return values.index(value) if value in values else -1


def lastIndexOf(values, value):
    """The place of the last item that is equal, or -1."""
    behind = indexOf(_given("lastIndexOf", values)[::-1], value)
    return behind if behind < 0 else len(values) - 1 - behind


def first(values, default=None):
    return values[0] if _given("first", values) else default


def last(values, default=None):
    return values[-1] if _given("last", values) else default


def isEmpty(values):
    return not _given("isEmpty", values)


def take(values, amount):
    """The first items."""
    return list(_given("take", values)[: whole(amount, "array.take: amount", 0)])


def drop(values, amount):
    """Without the first items."""
    return list(_given("drop", values)[whole(amount, "array.drop: amount", 0) :])


def slice_(values, start, stop=None):
    stop = None if stop is None else whole(stop, "array.slice: stop")
    return list(_given("slice", values)[whole(start, "array.slice: start") : stop])


def concat(*lists):
    return [value for values in lists for value in _given("concat", values)]


def flatten(values, depth=1):
    """With the items of inner arrays in their place, `depth` levels deep."""
    values = list(_given("flatten", values))
    for _ in range(whole(depth, "array.flatten: depth", 0)):
        if not any(isinstance(value, (list, tuple)) for value in values):
            break
        values = [
            inner
            for value in values
            for inner in (value if isinstance(value, (list, tuple)) else [value])
        ]
    return values


def reverse(values):
    return list(_given("reverse", values)[::-1])


def sort(values, key=None, descending=False):
    """Smallest first, by `key(item)` if there is one; equal items keep their order."""
    return [values[index] for index in _order("sort", _given("sort", values), key, descending)]


def minBy(values, key):
    """The item with the least `key(item)`, or null."""
    order = _order("minBy", _given("minBy", values), key, False)
    return values[order[0]] if order else None


def maxBy(values, key):
    """The item with the greatest `key(item)`, or null."""
    order = _order("maxBy", _given("maxBy", values), key, True)
    return values[order[0]] if order else None


def _order(name, values, key, descending):
    if key is not None:
        function(key, f"array.{name}: key")
    keys = list(values) if key is None else [key(value) for value in values]
    try:
        return sorted(range(len(keys)), key=keys.__getitem__, reverse=bool(descending))
    except TypeError:
        kinds = " and ".join(sorted({kind(value) for value in keys}))
        raise TypeError(f"array.{name}: values of the kind {kinds} have no order") from None


def unique(values, key=None):
    """The first of all items that are equal, or have an equal `key(item)`."""
    found = {}
    for value in _given("unique", values, key):
        found.setdefault(identity(value if key is None else key(value)), value)
    return list(found.values())


def without(values, *others):
    """Without the items that equal one of the others."""
    return [value for value in _given("without", values) if value not in others]


def insertAt(values, index, value):
    index = whole(index, "array.insertAt: index")
    values = list(_given("insertAt", values))
    values.insert(index, value)
    return values


def removeAt(values, index):
    index = whole(index, "array.removeAt: index")
    if not -len(_given("removeAt", values)) <= index < len(values):
        raise ValueError(f"array.removeAt: there is no item {index}, the array has {len(values)}")
    values = list(values)
    del values[index]
    return values


def chunk(values, size):
    """In arrays of `size` items; the last may be shorter."""
    size = whole(size, "array.chunk: size", 1)
    values = list(_given("chunk", values))
    return [values[start : start + size] for start in range(0, len(values), size)]


def windows(values, size):
    """All runs of `size` neighbours."""
    size = whole(size, "array.windows: size", 1)
    values = list(_given("windows", values))
    return [values[start : start + size] for start in range(len(values) - size + 1)]


def zip_(*lists):
    """Arrays of the first items, of the second, and so on, as long as the shortest."""
    return [list(together) for together in zip(*[_given("zip", values) for values in lists])]


def fill(size, value=None):
    """An array with the same value `size` times."""
    return [value] * whole(size, "array.fill: size", 0)


def join(values, separator=","):
    """The items as one text; truth values as `str` writes them."""
    words = [
        str(value).lower() if isinstance(value, bool) else str(value)
        for value in _given("join", values)
    ]
    return text(separator, "array.join: separator").join(words)


_FUNCTIONS = [
    chunk, concat, count, drop, every, fill, filter_, find, findIndex, first, flatMap, flatten,
    forEach, includes, indexOf, insertAt, isEmpty, join, last, lastIndexOf, map_, maxBy, minBy,
    reduce, removeAt, reverse, slice_, some, sort, take, unique, windows, without, zip_,
]  # fmt: skip


def module(grants):
    return exports("array", _FUNCTIONS)
