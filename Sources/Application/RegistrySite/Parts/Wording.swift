// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// Numbers, sizes and dates, as people read them.
enum Wording {
    /// A number with its thousands apart: `12,345`.
    static func number(_ value: Int) -> String {
        let digits = Array(String(value.magnitude))
        var text = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place).isMultiple(of: 3) { text += "," }
            text.append(digit)
        }
        return (value < 0 ? "−" : "") + text
    }

    /// A number and its noun: `1 version`, `2 versions`.
    static func count(_ value: Int, _ one: String, _ many: String? = nil) -> String {
        "\(number(value)) \(value == 1 ? one : many ?? one + "s")"
    }

    /// A number of bytes: `812 B`, `4.2 kB`, `12 MB`.
    static func size(_ bytes: Int) -> String {
        var (value, unit) = (bytes * 10, 0)
        let units = ["B", "kB", "MB", "GB"]
        while value >= 9995, unit < units.count - 1 { (value, unit) = (value / 1000, unit + 1) }
        if unit == 0 { return "\(bytes) B" }
        let shown = value < 100 ? "\(value / 10).\(value % 10)" : "\(value / 10)"
        return "\(shown) \(units[unit])"
    }

    /// A language by its own name.
    static func language(_ name: String) -> String {
        let names = [
            "javascript": "JavaScript", "typescript": "TypeScript", "ml": "ML", "python": "Python",
        ]
        return names[name] ?? name
    }

    /// A message of the program: what stands between backticks is code.
    @HTMLBuilder static func codes(_ message: String) -> HTML {
        let parts = message.split(separator: "`", omittingEmptySubsequences: false)
        for (place, part) in parts.enumerated() {
            if place.isMultiple(of: 2) { String(part) } else { Tag.code { String(part) } }
        }
    }

    /// A day: `21 Nov 2026`.
    static func day(_ text: some StringProtocol) -> String {
        let parts = text.split(separator: "-")
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        guard parts.count == 3, let month = Int(parts[1]), months.indices.contains(month - 1),
            let day = Int(parts[2])
        else { return String(text) }
        return "\(day) \(months[month - 1]) \(parts[0])"
    }

    /// An instant, as the day that it belongs to.
    static func time(_ instant: Timestamp) -> HTML {
        let text = instant.description
        return Tag.time(.named("datetime", text)) { day(text.prefix { $0 != "T" }) }
    }
}
