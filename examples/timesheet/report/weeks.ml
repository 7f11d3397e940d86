// Hours by week, beside the hours that the working days of the week stand for, and days that nobody wrote down.
import array;
import collections;
import math;
import string;
import tenon.charts as charts;
import tenon.columns as columns;
import tenon.workdays as calendar;

function text(entries, holidays, options) {
    due = calendar.workdays(options.from, options.to, holidays);
    weeks = collections.groupBy(due, calendar.weekOf);
    hours = collections.groupBy(entries, fn(entry) => calendar.weekOf(entry.day));
    rows = array.map(collections.entries(weeks), fn(week) => _row(week, hours, options.hours));
    table = columns.layout(rows, {header: ["week", "hours", "due", "balance"]});
    worked = array.map(entries, fn(entry) => entry.day);
    missing = array.filter(due, fn(day) => !array.includes(worked, day));
    lines = [table, "", "Day by day: " + charts.sparkline(array.map(due, fn(day) => _hoursOf(day, entries)))];
    if (missing.length > 0) { lines.append("Nothing written down for " + ", ".join(missing) + "."); }
    return string.newline.join(lines);
}

function _row(week, hours, perDay) {
    [name, days] = week;
    worked = math.sum(array.map(collections.get(hours, name, []), fn(entry) => entry.hours));
    due = float(days.length * perDay);
    return [name, worked, due, worked - due];
}

function _hoursOf(day, entries) {
    return math.sum(array.map(array.filter(entries, fn(entry) => entry.day == day), fn(entry) => entry.hours));
}
