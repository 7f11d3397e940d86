# SPDX-License-Identifier: Apache-2.0
"""`import datetime;`: points in time, in the calendar of ISO 8601.

A time is an object: `year month day hour minute second microsecond`, and `offset`, the minutes by
which its clock is ahead of UTC. Every function that takes a time takes a text of ISO 8601 as well.
"""

from ml_standard import exports, mistake, number, record, text, whole

_PARTS = ("year", "month", "day", "hour", "minute", "second", "microsecond", "offset")
_LEAST = {"month": 1, "day": 1}
_ISO = (
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
    r"(?:[Tt ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?"
    r"([Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?)?"
)
_READ = "YmdHMSfjaAbBpIyz"
_UNITS = ("years", "months", "weeks", "days", "hours", "minutes", "seconds", "microseconds")


def _zone(offset, place):
    from datetime import timedelta, timezone

    if not -1440 < whole(offset, f"{place}: offset") < 1440:
        raise ValueError(f"{place}: offset must be less than a day, in minutes")
    return timezone(timedelta(minutes=offset))


def _object(moment):
    values = [getattr(moment, part) for part in _PARTS[:-1]]
    offset = moment.utcoffset().total_seconds() // 60
    return dict(zip(_PARTS, [*values, int(offset)]))


def _moment(value, place):
    """Python's form of a time; the only values of that kind there are stay in here."""
    import datetime

    if isinstance(value, str):
        return _read(value, place)
    if not isinstance(value, dict):
        raise mistake(f"{place}: time", "an object or a text of ISO 8601", value)
    if not {"year", "month", "day"} <= set(value):
        raise ValueError(f"{place}: a time has at least year, month and day")
    parts = [whole(value.get(part, 0), f"{place}: {part}") for part in _PARTS]
    zone = _zone(parts[-1], place)
    try:
        return datetime.datetime(*parts[:-1], tzinfo=zone)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"{place}: {error}") from None


def _read(source, place):
    import re

    found = re.fullmatch(_ISO, source.strip())
    if found is None:
        example = "such as 2026-01-31T12:30:00Z"
        raise ValueError(f"{place}: `{source[:40]}` is no time of ISO 8601, {example}")
    year, month, day, hour, minute, second, fraction, offset = found.groups()
    parts = dict(zip(_PARTS, [int(part or 0) for part in (year, month, day, hour, minute, second)]))
    parts["microsecond"] = int((fraction or "").ljust(6, "0")[:6])
    parts["offset"] = _minutes(offset)
    return _moment(parts, place)


def _minutes(offset):
    if not offset or offset in "Zz":
        return 0
    digits = offset[1:].replace(":", "").ljust(4, "0")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    return -minutes if offset[0] == "-" else minutes


def _calculated(place, calculate):
    """What a calculation gives, unless it leaves the calendar."""
    try:
        return calculate()
    except (OverflowError, ValueError, OSError):
        raise ValueError(f"{place}: the years of the calendar are 1 to 9999") from None


def now():
    """By the clock of this place."""
    from datetime import datetime

    return _object(datetime.now().astimezone())


def utcNow():
    from datetime import datetime, timezone

    return _object(datetime.now(timezone.utc))


def make(year, month=1, day=1, hour=0, minute=0, second=0, microsecond=0, offset=0):
    given = (year, month, day, hour, minute, second, microsecond, offset)
    return _object(_moment(dict(zip(_PARTS, given)), "datetime.make"))


def parse(source):
    """A text of ISO 8601; without an offset it means UTC, without a clock midnight."""
    return _object(_read(text(source, "datetime.parse: text"), "datetime.parse"))


def parseAs(source, pattern):
    """A text in the form that a pattern says; see `format`."""
    from datetime import datetime, timezone

    text(source, "datetime.parseAs: text")
    _check(pattern, "datetime.parseAs", _READ)
    try:
        moment = datetime.strptime(source, pattern)
    except ValueError:
        shown = source[:40]
        raise ValueError(f"datetime.parseAs: `{shown}` has not the form `{pattern}`") from None
    return _object(moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc))


def format_(value, pattern=None):
    """As ISO 8601, or by a pattern: `%Y-%m-%d %H:%M:%S`, the letters of Python, in English."""
    moment = _moment(value, "datetime.format")
    if pattern is None:
        return _iso(moment)
    _check(pattern, "datetime.format", _READ + "uV")
    year = f"{moment.year:04}"
    parts = pattern.split("%%")
    return "%".join(moment.strftime(part.replace("%Y", year)) for part in parts)


def _iso(moment):
    written = moment.isoformat()
    return written[:-6] + "Z" if written.endswith("+00:00") else written


def _check(pattern, place, known):
    rest = text(pattern, f"{place}: pattern").replace("%%", "")
    for part in rest.split("%")[1:]:
        if not part or part[0] not in known:
            listed = ", ".join(f"%{letter}" for letter in known)
            raise ValueError(f"{place}: the pattern has `%{part[:1]}`; known are {listed}, %%")


def timestamp(value):
    """The seconds since 1970 began in UTC."""
    seconds = _moment(value, "datetime.timestamp").timestamp()
    return int(seconds) if seconds.is_integer() else seconds


def fromTimestamp(seconds, offset=0):
    from datetime import datetime

    place = "datetime.fromTimestamp"
    number(seconds, f"{place}: seconds")
    zone = _zone(offset, place)
    return _object(_calculated(place, lambda: datetime.fromtimestamp(seconds, zone)))


def withOffset(value, offset):
    """The same point in time, by another clock."""
    place = "datetime.withOffset"
    moment, zone = _moment(value, place), _zone(offset, place)
    return _object(_calculated(place, lambda: moment.astimezone(zone)))


def toUtc(value):
    return withOffset(value, 0)


def add(value, amounts):
    """Later by `{years: 1, days: -2, …}`; a day that a month has not becomes its last."""
    from datetime import timedelta

    place = "datetime.add"
    moment = _moment(value, place)
    for unit in record(amounts, f"{place}: amounts"):
        if unit not in _UNITS:
            raise ValueError(f"{place} knows no `{unit}`; it knows {', '.join(_UNITS)}")
    months = 0
    for unit, size in (("years", 12), ("months", 1)):
        months += whole(amounts.get(unit, 0), f"{place}: {unit}") * size
    rest = {unit: number(amounts.get(unit, 0), f"{place}: {unit}") for unit in _UNITS[2:]}
    return _object(
        _calculated(place, lambda: _months_later(moment, months) + timedelta(**rest))
    )


def _months_later(moment, months):
    years, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    day = min(moment.day, _days(years, month + 1)) if 1 <= years <= 9999 else moment.day
    return moment.replace(year=years, month=month + 1, day=day)


def _days(year, month):
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def difference(later, earlier):
    """`later - earlier`: the `total` in seconds, and its size as `days`, `hours` and so on."""
    between = _moment(later, "datetime.difference") - _moment(earlier, "datetime.difference")
    total = between.total_seconds()
    size = abs(between)
    minutes, seconds = divmod(size.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return {
        "total": int(total) if total.is_integer() else total,
        "days": size.days,
        "hours": hours,
        "minutes": minutes,
        "seconds": seconds,
        "microseconds": size.microseconds,
    }


def compare(one, other):
    """-1, 0 or 1: one is before, at or after the other point in time."""
    one, other = _moment(one, "datetime.compare"), _moment(other, "datetime.compare")
    return (one > other) - (one < other)


def weekday(value):
    """1 for Monday to 7 for Sunday."""
    return _moment(value, "datetime.weekday").isoweekday()


def week(value):
    """The number of the week by ISO 8601; week 1 has the first Thursday of the year."""
    return _moment(value, "datetime.week").isocalendar()[1]


def dayOfYear(value):
    return _moment(value, "datetime.dayOfYear").timetuple().tm_yday


def isLeapYear(year):
    return _days(whole(year, "datetime.isLeapYear: year"), 2) == 29


def daysInMonth(year, month):
    if not 1 <= whole(month, "datetime.daysInMonth: month") <= 12:
        raise ValueError(f"datetime.daysInMonth: month must be in 1..12, not {month}")
    return _days(whole(year, "datetime.daysInMonth: year"), month)


def startOf(value, unit):
    """Where the `year`, `month`, `day`, `hour`, `minute` or `second` of a time begins."""
    moment = _moment(value, "datetime.startOf")
    if unit not in _PARTS[:6]:
        raise ValueError(f"datetime.startOf: unit must be {', '.join(_PARTS[:5])} or second")
    finer = _PARTS[_PARTS.index(unit) + 1 : -1]
    return _object(moment.replace(**{part: _LEAST.get(part, 0) for part in finer}))


_FUNCTIONS = [
    add, compare, dayOfYear, daysInMonth, difference, format_, fromTimestamp, isLeapYear, make,
    now, parse, parseAs, startOf, timestamp, toUtc, utcNow, week, weekday, withOffset,
]  # fmt: skip


def module(grants):
    return exports("datetime", _FUNCTIONS)
