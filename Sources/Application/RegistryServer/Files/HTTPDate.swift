// SPDX-License-Identifier: Apache-2.0

/// Dates of HTTP (RFC 9110 §5.6.7), in the one form that is still written: `Sun, 06 Nov 1994 08:49:37 GMT`.
enum HTTPDate {
    private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// The text for a number of seconds since 1970.
    static func text(seconds: Int64) -> String {
        let (day, second) = Int(max(0, seconds)).quotientAndRemainder(dividingBy: 86_400)
        let (year, month, dayOfMonth) = civil(day)
        let time = [second / 3600, second / 60 % 60, second % 60].map(padded)
        return "\(days[day % 7]), \(padded(dayOfMonth)) \(months[month - 1]) \(year) "
            + time.joined(separator: ":") + " GMT"
    }

    /// The seconds since 1970 that a text stands for; `nil` for any other form.
    static func seconds(_ text: String) -> Int64? {
        let words = text.split(separator: " ")
        guard words.count == 6, words[5] == "GMT",
            let dayOfMonth = Int(words[1]), let month = months.firstIndex(of: String(words[2])),
            let year = Int(words[3]), (1970...9999).contains(year)
        else { return nil }
        let time = words[4].split(separator: ":").compactMap { Int($0) }
        guard time.count == 3 else { return nil }
        let day = days(year, month + 1, dayOfMonth)
        let seconds = Int64(day * 86_400 + time[0] * 3600 + time[1] * 60 + time[2])
        // What is not written as it would be here was misread.
        return seconds >= 0 && self.text(seconds: seconds) == text ? seconds : nil
    }

    private static func padded(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }

    /// The days from 1970-01-01 to a date; years begin in March here, so that leap days come last.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
    }

    private static func civil(_ day: Int) -> (year: Int, month: Int, day: Int) {
        var year = 1970 + day / 366
        while days(year + 1, 1, 1) <= day { year += 1 }
        var month = 1
        while month < 12, days(year, month + 1, 1) <= day { month += 1 }
        return (year, month, day - days(year, month, 1) + 1)
    }
}
