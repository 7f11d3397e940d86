import { Day, daysIn, isLeap } from "../dates.ts";

function equal(found: unknown, expected: unknown, what: string): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: expected ${b}, found ${a}`);
}

equal(String(Day.parse("2026-01-31").plusMonths(1)), "2026-02-28", "a shorter month");
equal(String(Day.parse("2024-03-31").plusMonths(-1)), "2024-02-29", "backwards");
equal(String(Day.parse("2026-12-31").plus(1)), "2027-01-01", "a new year");
equal(Day.parse("2026-01-31").until(Day.parse("2026-12-24")), 327, "days between");
equal(Day.parse("2026-11-21").weekday, 6, "a Saturday");
equal(Day.parse("1969-12-28").weekday, 7, "a Sunday before 1970");
equal(String(new Day(20, 2, 29)), "0020-02-29", "an early year");
equal([isLeap(1900), isLeap(2000), daysIn(2024, 2)], [false, true, 29], "leap years");
for (const text of ["2026-02-29", "2026-13-01", "2026-1-1", "x"]) {
  let refused = false;
  try {
    Day.parse(text);
  } catch (error) {
    refused = error instanceof RangeError;
  }
  equal(refused, true, text);
}
console.log("ok: dates");
