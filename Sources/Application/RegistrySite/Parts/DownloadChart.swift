// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// The downloads of the last half year, a bar a week.
struct DownloadChart {
    let statistics: PackageStatistics

    private static let weeks = 26
    private static let size = (width: 312, height: 64)
    private static let day: Int64 = 86_400_000

    @HTMLBuilder var html: HTML {
        let bars = weekly
        if let last = bars.last {
            let sum = bars.reduce(0) { $0 &+ $1.count }
            let best = max(1, bars.map(\.count).max() ?? 1)
            Tag.p(.class("big-number")) { Wording.number(sum) }
            Tag.p { "in the half year up to \(Wording.day(last.end)), per week" }
            Tag.svg(
                .class("chart"),
                .named("viewBox", "0 0 \(Self.size.width) \(Self.size.height + 16)"),
                .named("role", "img"),
                .label(description(bars, best: best))
            ) { drawing(bars, best: best) }
        } else {
            Tag.p(.class("small muted")) { "None were counted yet." }
        }
    }

    private struct Week {
        let start: String
        let end: String
        var count = 0
    }

    /// The weeks up to the last day that has downloads.
    private var weekly: [Week] {
        let days = statistics.downloads.compactMap { day, counts -> (Int64, Int)? in
            let instant = try? Timestamp(parsing: "\(day)T00:00:00Z")
            let count = counts.values.reduce(0) { $0 &+ $1 }
            return instant.map { ($0.milliseconds / Self.day, count) }
        }
        guard let last = days.map(\.0).max() else { return [] }
        var weeks = (0..<Self.weeks).map { place in
            let end = last - Int64(7 * (Self.weeks - 1 - place))
            return Week(start: Self.text(end - 6), end: Self.text(end))
        }
        for (day, count) in days {
            let place = Self.weeks - 1 - Int((last - day) / 7)
            if weeks.indices.contains(place) { weeks[place].count &+= count }
        }
        return weeks
    }

    private static func text(_ day: Int64) -> String {
        String(Timestamp(milliseconds: day * Self.day).description.prefix { $0 != "T" })
    }

    private func description(_ weeks: [Week], best: Int) -> String {
        let last = weeks.last?.count ?? 0
        return "Downloads per week: \(Wording.number(last)) in the last one, "
            + "\(Wording.number(best)) in the best one of \(weeks.count)."
    }

    @HTMLBuilder private func drawing(_ weeks: [Week], best: Int) -> HTML {
        let step = Self.size.width / Self.weeks
        for (place, week) in weeks.enumerated() {
            let height = week.count == 0 ? 0 : max(2, week.count * (Self.size.height - 4) / best)
            Tag.rect(
                .named("x", String(place * step)),
                .named("y", String(Self.size.height - height)),
                .named("width", String(step - 3)),
                .named("height", String(height)),
                .named("rx", "1.5")
            ) {
                Tag.graphTitle {
                    "\(Wording.number(week.count)) from \(Wording.day(week.start)) "
                        + "to \(Wording.day(week.end))"
                }
            }
        }
        Tag.line(
            .named("x1", "0"),
            .named("x2", String(Self.size.width)),
            .named("y1", "\(Self.size.height).5"),
            .named("y2", "\(Self.size.height).5")
        ) {}
        label(weeks.first?.start, x: 0, anchor: "start")
        label(weeks.last?.end, x: Self.size.width, anchor: "end")
    }

    private func label(_ day: String?, x: Int, anchor: String) -> HTML {
        Tag.graphText(
            .named("x", String(x)),
            .named("y", String(Self.size.height + 14)),
            .named("text-anchor", anchor)
        ) { Wording.day(day ?? "") }
    }
}
