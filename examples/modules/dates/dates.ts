/**
 * Days of the calendar, `2026-11-21`: without clocks, time zones and locales.
 *
 * @module dates
 */

const millisecondsADay = 86_400_000;

/** A day of the Gregorian calendar. */
export class Day {
  /** The year, 0 to 9999. */
  readonly year: number;
  /** The month, 1 to 12. */
  readonly month: number;
  /** The day of the month, from 1. */
  readonly day: number;

  /**
   * A day.
   *
   * @throws {RangeError} when the calendar has no such day
   */
  constructor(year: number, month: number, day: number) {
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    const exists = year >= 0 && year <= 9999 && date.getUTCFullYear() === year &&
      date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
    if (!exists) throw new RangeError(`there is no day ${year}-${month}-${day}`);
    [this.year, this.month, this.day] = [year, month, day];
  }

  /**
   * Reads `2026-11-21`.
   *
   * @throws {RangeError} when the text is no day
   */
  static parse(text: string): Day {
    const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    if (parts === null) throw new RangeError(`this is no day: ${text}`);
    return new Day(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  }

  /** The day that it is in UTC at a moment. */
  static at(moment: Date): Day {
    return new Day(moment.getUTCFullYear(), moment.getUTCMonth() + 1, moment.getUTCDate());
  }

  /** The days since 1970-01-01. */
  get number(): number {
    const date = new Date(0);
    date.setUTCFullYear(this.year, this.month - 1, this.day);
    return date.getTime() / millisecondsADay;
  }

  /** The day of the week: 1 is Monday, 7 is Sunday, as in ISO 8601. */
  get weekday(): number {
    return ((this.number + 3) % 7 + 7) % 7 + 1;
  }

  /** The day some days later, or earlier where `days` is negative. */
  plus(days: number): Day {
    return Day.at(new Date((this.number + days) * millisecondsADay));
  }

  /** The same day some months later, or the last one of a shorter month. */
  plusMonths(months: number): Day {
    const index = this.year * 12 + this.month - 1 + months;
    const [year, month] = [Math.floor(index / 12), (index % 12 + 12) % 12 + 1];
    return new Day(year, month, Math.min(this.day, daysIn(year, month)));
  }

  /** How many days later `other` is. */
  until(other: Day): number {
    return other.number - this.number;
  }

  /** The day as `2026-11-21`. */
  toString(): string {
    const pad = (value: number, digits: number) => String(value).padStart(digits, "0");
    return `${pad(this.year, 4)}-${pad(this.month, 2)}-${pad(this.day, 2)}`;
  }
}

/** Whether a year has a February 29th. */
export function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** How many days a month has; `month` counts from 1. */
export function daysIn(year: number, month: number): number {
  return month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}
