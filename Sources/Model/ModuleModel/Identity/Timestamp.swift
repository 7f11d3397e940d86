// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// An instant, in whole milliseconds since 1970-01-01T00:00:00Z.
public struct Timestamp: Hashable, Sendable, Comparable {
    /// The milliseconds since the epoch; negative before it.
    public let milliseconds: Int64

    /// Creates an instant.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Orders by time.
    public static func < (left: Self, right: Self) -> Bool {
        left.milliseconds < right.milliseconds
    }
}

// MARK: - Text form

extension Timestamp: CustomStringConvertible {
    /// The text form of RFC 3339 in UTC, `2026-11-21T03:20:00Z`, with milliseconds where there are any.
    ///
    /// A year beyond 9999 or before 0 is written with its sign, which ``init(parsing:)`` refuses.
    public var description: String {
        let (day, time) = milliseconds.floored(by: 86_400_000)
        let (year, month, dayOfMonth) = Self.civil(day: day)
        let (seconds, fraction) = time.quotientAndRemainder(dividingBy: 1000)
        let date = "\(Self.year(year))-\(Self.padded(month))-\(Self.padded(dayOfMonth))"
        let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { Self.padded($0) }
        return date + "T" + clock.joined(separator: ":")
            + (fraction == 0 ? "" : "." + Self.padded(fraction, to: 3)) + "Z"
    }

    /// Reads the text form: UTC only, capital letters only, three digits of fraction or none.
    ///
    /// - Throws: ``Malformed``.
    public init(parsing text: String) throws(Malformed) {
        let bytes = Array(text.utf8)
        let shape = Array("0000-00-00T00:00:00".utf8)
        let fraction = Array(".000".utf8)
        let expected: [UInt8]
        switch bytes.count {
        case 20: expected = shape + "Z".utf8
        case 24: expected = shape + fraction + "Z".utf8
        default: throw Malformed(text: text)
        }
        for (byte, model) in zip(bytes, expected) {
            guard model == UInt8(ascii: "0") ? ASCII.isDigit(byte) : byte == model else {
                throw Malformed(text: text)
            }
        }
        let number = { (range: Range<Int>) in
            bytes[range].reduce(Int64(0)) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
        }
        let (year, month, day) = (number(0..<4), number(5..<7), number(8..<10))
        let (hour, minute, second) = (number(11..<13), number(14..<16), number(17..<19))
        guard (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day),
            hour < 24, minute < 60, second < 60
        else { throw Malformed(text: text) }
        let days = Self.day(year: year, month: month, day: day)
        let seconds = days * 86_400 + hour * 3600 + minute * 60 + second
        milliseconds = seconds * 1000 + (bytes.count == 24 ? number(20..<23) : 0)
    }

    /// The text is not the text form of an instant.
    public struct Malformed: DiagnosticError, Hashable {
        /// The rejected text.
        public let text: String

        /// Repeats the text.
        public var diagnostic: Diagnostic {
            Diagnostic(
                code: "timestamp-malformed",
                message: "`\(text)` is not a time",
                hints: ["write it in UTC as `2026-11-21T03:20:00Z`"]
            )
        }
    }
}

// MARK: - Calendar

extension Timestamp {
    /// The day since the epoch of a date of the Gregorian calendar, by counting from March.
    private static func day(year: Int64, month: Int64, day: Int64) -> Int64 {
        let shifted = month > 2 ? year : year - 1
        let (era, yearOfEra) = shifted.floored(by: 400)
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
            - 719_468
    }

    /// The inverse of `day(year:month:day:)`.
    private static func civil(day: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let (era, dayOfEra) = (day + 719_468).floored(by: 146_097)
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    private static func days(in month: Int64, of year: Int64) -> Int64 {
        if month == 2 {
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            return isLeap ? 29 : 28
        }
        return [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    private static func year(_ year: Int64) -> String {
        (0...9999).contains(year)
            ? padded(year, to: 4) : (year < 0 ? "-" : "+") + padded(Int64(year.magnitude), to: 6)
    }

    private static func padded(_ number: Int64, to width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

extension Int64 {
    /// The quotient rounded down, and the remainder, which is never negative.
    fileprivate func floored(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
