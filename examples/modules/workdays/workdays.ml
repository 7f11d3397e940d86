// Days, weeks and months between two dates, and which of them are working days.
//
// A day is a text such as `2026-11-21`; both ends of a stretch belong to it. Holidays are an array of days.
import array;
import datetime;
import string;

// All days from the first to the last.
function days(first, last) {
    out = [];
    day = _day(first);
    last = _day(last);
    while (day <= last) {
        out.append(day);
        day = _day(datetime.add(day, {days: 1}));
    }
    return out;
}

// Whether people work on a day: Monday to Friday, but for holidays.
function isWorkday(day, holidays) {
    return datetime.weekday(day) < 6 && !array.includes(holidays, _day(day));
}

// The working days from the first to the last.
function workdays(first, last, holidays) {
    return array.filter(days(first, last), fn(day) => isWorkday(day, holidays));
}

// The day so many working days later; with a negative count, earlier.
function addWorkdays(day, count, holidays) {
    step = count < 0 ? -1 : 1;
    left = abs(count);
    day = _day(day);
    while (left > 0) {
        day = _day(datetime.add(day, {days: step}));
        if (isWorkday(day, holidays)) { left = left - 1; }
    }
    return day;
}

// The week of ISO 8601 that a day lies in, with the year that the week belongs to: `2026-W47`.
function weekOf(day) {
    thursday = datetime.add(day, {days: 4 - datetime.weekday(day)});
    return str(thursday.year) + "-W" + string.padStart(str(datetime.week(day)), 2, "0");
}

// The months from that of the first day to that of the last: `2026-11`.
function months(first, last) {
    return array.unique(array.map(days(first, last), fn(day) => day[:7]));
}

// A month as a sheet of weeks, Monday first.
function sheet(year, month) {
    first = datetime.make(year, month);
    cells = ["  "] * (datetime.weekday(first) - 1)
        + array.map(range(1, datetime.daysInMonth(year, month) + 1), fn(day) => string.padStart(str(day), 2));
    lines = array.map(array.chunk(cells, 7), fn(week) => " ".join(week));
    title = string.trimEnd(string.center(datetime.format(first, "%B %Y"), 20));
    return string.newline.join([title, "Mo Tu We Th Fr Sa Su"] + lines);
}

function _day(time) {
    return datetime.format(time, "%Y-%m-%d");
}
