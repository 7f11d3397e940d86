import string;
import workdays;

function equal(found, expected, what) {
    if (found != expected) { throw {message: what + ": expected " + repr(expected) + ", found " + repr(found)}; }
}

equal(workdays.days("2024-02-28", "2024-03-01"), ["2024-02-28", "2024-02-29", "2024-03-01"], "a leap year");
equal(workdays.days("2026-01-02", "2026-01-01"), [], "no days");
equal(workdays.isWorkday("2026-11-21", []), false, "a Saturday");
equal(workdays.workdays("2026-12-24", "2026-12-28", ["2026-12-25"]), ["2026-12-24", "2026-12-28"], "Christmas");
equal(workdays.addWorkdays("2026-11-20", 1, []), "2026-11-23", "over a weekend");
equal(workdays.addWorkdays("2026-11-23", -2, ["2026-11-20"]), "2026-11-18", "back over a holiday");
equal(workdays.addWorkdays("2026-11-21", 0, []), "2026-11-21", "not at all");
equal([workdays.weekOf("2026-01-01"), workdays.weekOf("2027-01-01")], ["2026-W01", "2026-W53"], "weeks at the end of a year");
equal(workdays.months("2026-12-31", "2027-01-01"), ["2026-12", "2027-01"], "months");
equal(
    workdays.sheet(2026, 2).split(string.newline)[:4],
    ["   February 2026", "Mo Tu We Th Fr Sa Su", "                   1", " 2  3  4  5  6  7  8"],
    "a sheet"
);
print("ok: workdays");
