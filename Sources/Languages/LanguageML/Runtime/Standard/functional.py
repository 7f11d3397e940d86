# SPDX-License-Identifier: Apache-2.0
"""`import functional;`: functions of functions. The function comes first, then what it works on."""

from ml_standard import exports, function, identity, items, whole


def _given(name, call, values=()):
    function(call, f"functional.{name}: function")
    return items(values, f"functional.{name}: items")


def map_(call, values):
    return [call(value) for value in _given("map", call, values)]


def filter_(call, values):
    return [value for value in _given("filter", call, values) if call(value)]


def reject(call, values):
    """The items that do not fit."""
    return [value for value in _given("reject", call, values) if not call(value)]


def forEach(call, values):
    for value in _given("forEach", call, values):
        call(value)


_NOTHING = object()


def reduce(call, values, start=_NOTHING):
    """`call(call(start, first), second)` and so on; without a start the first item is it."""
    rest = list(_given("reduce", call, values))
    if start is _NOTHING:
        if not rest:
            raise ValueError("functional.reduce: an empty array needs a start")
        start = rest.pop(0)
    for value in rest:
        start = call(start, value)
    return start


def scan(call, values, start):
    """All results on the way of `reduce`, the start first."""
    results = [start]
    for value in _given("scan", call, values):
        results.append(call(results[-1], value))
    return results


def every(call, values):
    for value in _given("every", call, values):
        if not call(value):
            return False
    return True


def some(call, values):
    for value in _given("some", call, values):
        if call(value):
            return True
    return False


def takeWhile(call, values):
    taken = []
    for value in _given("takeWhile", call, values):
        if not call(value):
            break
        taken.append(value)
    return taken


def dropWhile(call, values):
    values = list(_given("dropWhile", call, values))
    return values[len(takeWhile(call, values)) :]


def zipWith(call, first, second):
    """`call` of the first items, of the second, and so on."""
    _given("zipWith", call, second)
    return [call(one, other) for one, other in zip(_given("zipWith", call, first), second)]


def times(call, count):
    """`call(0)`, `call(1)` and so on, `count` results."""
    _given("times", call)
    return [call(index) for index in range(whole(count, "functional.times: count", 0))]


def apply(call, arguments):
    """Calls with the items of an array as arguments."""
    return call(*_given("apply", call, arguments))


def pipe(*calls):
    """The function that calls the first, then the second with its result, and so on."""
    for call in calls:
        function(call, "functional.pipe: function")

    def piped(value):
        for call in calls:
            value = call(value)
        return value

    return piped


def compose(*calls):
    """As `pipe`, from the last to the first."""
    for call in calls:
        function(call, "functional.compose: function")
    return pipe(*reversed(calls))


def partial(call, *first):
    """The function with its first arguments given."""
    _given("partial", call)
    return lambda *others: call(*first, *others)


def curry(call, count):
    """Takes `count` arguments one or more at a time, and then calls."""
    _given("curry", call)
    count = whole(count, "functional.curry: count", 1)

    def waiting(known):
        def take(*arguments):
            given = known + arguments
            return call(*given) if len(given) >= count else waiting(given)

        return take

    return waiting(())


def flip(call):
    """The function with its first two arguments changed round."""
    _given("flip", call)
    return lambda first, second, *others: call(second, first, *others)


def negate(call):
    """The function that is true where this one is false."""
    _given("negate", call)
    return lambda *arguments: not call(*arguments)


def once(call):
    """The function that runs at the first call and gives that result ever after."""
    _given("once", call)
    results = []

    def first(*arguments):
        if not results:
            results.append(call(*arguments))
        return results[0]

    return first


def memoize(call, limit=None):
    """Remembers results by the values of the arguments; beyond `limit` it forgets the oldest."""
    _given("memoize", call)
    if limit is not None:
        whole(limit, "functional.memoize: limit", 1)
    known = {}

    def remembering(*arguments):
        key = identity(arguments, exact=True)
        if key not in known:
            result = call(*arguments)
            if limit is not None and len(known) >= limit:
                del known[next(iter(known))]
            known[key] = result
        return known[key]

    return remembering


def tap(call):
    """The function that calls and gives back what it got."""
    _given("tap", call)

    def tapped(value):
        call(value)
        return value

    return tapped


def identity_(value):
    return value


def constant(value):
    """The function that gives one value, whatever it gets."""
    return lambda *arguments: value


_FUNCTIONS = [
    apply, compose, constant, curry, dropWhile, every, filter_, flip, forEach, identity_, map_,
    memoize, negate, once, partial, pipe, reduce, reject, scan, some, takeWhile, tap, times,
    zipWith,
]  # fmt: skip


def module(grants):
    return exports("functional", _FUNCTIONS)
