# SPDX-License-Identifier: Apache-2.0
"""`import math;`: numbers and functions of them. Angles are in radians."""

import math as _math

from ml_standard import exports, items, kind, number, shown, whole

_OF_ONE = """acos acosh asin asinh atan atanh ceil cos cosh degrees exp expm1 floor log10 log1p log2
    radians sin sinh sqrt tan tanh trunc""".split()


def _of_one(name):
    calculate = getattr(_math, name)

    def function(value):
        try:
            return calculate(number(value, f"math.{name}: value"))
        except (ValueError, OverflowError):
            raise ValueError(f"math.{name} has no result for {shown(value)}") from None

    function.__name__ = name
    return function


def abs_(value):
    return abs(number(value, "math.abs: value"))


def sign(value):
    """-1, 0 or 1."""
    return (number(value, "math.sign: value") > 0) - (value < 0)


def round_(value, digits=0):
    """Half to even, as Python does: a whole number without digits."""
    number(value, "math.round: value")
    digits = whole(digits, "math.round: digits")
    try:
        return round(value, digits) if digits else round(value)
    except (ValueError, OverflowError):
        raise ValueError(f"math.round has no result for {shown(value)}") from None


def clamp(value, low, high):
    number(value, "math.clamp: value")
    if number(low, "math.clamp: low") > number(high, "math.clamp: high"):
        raise ValueError(f"math.clamp: low ({shown(low)}) is above high ({shown(high)})")
    return max(low, min(value, high))


def pow_(base, exponent):
    """Exact for whole numbers."""
    number(base, "math.pow: base")
    number(exponent, "math.pow: exponent")
    try:
        result = base**exponent
    except (ZeroDivisionError, OverflowError):
        result = None
    if not isinstance(result, (int, float)):
        raise ValueError(f"math.pow has no result for {shown(base)} and {shown(exponent)}")
    return result


def cbrt(value):
    root = _math.copysign(abs(number(value, "math.cbrt: value")) ** (1 / 3), value)
    return float(round(root)) if _math.isfinite(root) and round(root) ** 3 == value else root


def log(value, base=None):
    """The natural logarithm, or the one to a base."""
    number(value, "math.log: value")
    try:
        if base is None:
            return _math.log(value)
        return _math.log(value, number(base, "math.log: base"))
    except (ValueError, ZeroDivisionError):
        under = "" if base is None else f" and base {shown(base)}"
        raise ValueError(f"math.log has no result for {shown(value)}{under}") from None


def atan2(y, x):
    return _math.atan2(number(y, "math.atan2: y"), number(x, "math.atan2: x"))


def hypot(*sides):
    return _math.hypot(*[number(side, "math.hypot: side") for side in sides])


def mod(value, divisor):
    """The remainder with the sign of the divisor, as `%`."""
    number(value, "math.mod: value")
    if number(divisor, "math.mod: divisor") == 0:
        raise ValueError("math.mod: the divisor is 0")
    return value % divisor


def gcd(*values):
    return _math.gcd(*[whole(value, "math.gcd: value") for value in values])


def lcm(*values):
    return _math.lcm(*[whole(value, "math.lcm: value") for value in values])


def factorial(value):
    return _math.factorial(whole(value, "math.factorial: value", 0))


def combinations(count, chosen):
    """In how many ways `chosen` of `count` can be picked, in no order."""
    whole(count, "math.combinations: count", 0)
    return _math.comb(int(count), int(whole(chosen, "math.combinations: chosen", 0)))


def permutations(count, chosen=None):
    """In how many orders `chosen` of `count` can be picked."""
    whole(count, "math.permutations: count", 0)
    picked = count if chosen is None else whole(chosen, "math.permutations: chosen", 0)
    return _math.perm(int(count), int(picked))


def isFinite(value):
    return _math.isfinite(number(value, "math.isFinite: value"))


def isNaN(value):
    return _math.isnan(number(value, "math.isNaN: value"))


def isInteger(value):
    return kind(value) == "number" and (isinstance(value, int) or value.is_integer())


def _numbers(values, place):
    if len(values) == 1 and isinstance(values[0], (list, tuple)):
        values = values[0]
    values = [number(value, f"{place}: value") for value in values]
    if not values:
        raise ValueError(f"{place} needs a value")
    return values


def min_(*values):
    """The least of the values, or of one array."""
    return min(_numbers(values, "math.min"))


def max_(*values):
    """The greatest of the values, or of one array."""
    return max(_numbers(values, "math.max"))


def sum_(values):
    """The sum of an array, without the errors that adding decimals one by one collects."""
    values = [number(value, "math.sum: value") for value in items(values, "math.sum: values")]
    return sum(values) if all(isinstance(value, int) for value in values) else _math.fsum(values)


def mean(values):
    values = _numbers([items(values, "math.mean: values")], "math.mean")
    return sum_(values) / len(values)


def median(values):
    values = sorted(_numbers([items(values, "math.median: values")], "math.median"))
    middle = len(values) // 2
    return values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2


def variance(values):
    """The mean of the squares of the distances from the mean."""
    values = _numbers([items(values, "math.variance: values")], "math.variance")
    middle = mean(values)
    return sum_([(value - middle) ** 2 for value in values]) / len(values)


def deviation(values):
    """The standard deviation: the square root of the variance."""
    return _math.sqrt(variance(items(values, "math.deviation: values")))


_FUNCTIONS = [
    *map(_of_one, _OF_ONE), abs_, atan2, cbrt, clamp, combinations, deviation, factorial, gcd,
    hypot, isFinite, isInteger, isNaN, lcm, log, max_, mean, median, min_, mod, permutations,
    pow_, round_, sign, sum_, variance,
]  # fmt: skip


def module(grants):
    return exports(
        "math", _FUNCTIONS, pi=_math.pi, e=_math.e, tau=_math.tau, infinity=_math.inf, nan=_math.nan
    )
