// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// Downloads as bars of text.
struct DownloadChart {
    private static let days = 30
    private static let versions = 8
    private static let heights: [Character] = Array("▁▂▃▄▅▆▇█")
    private static let day: Int64 = 86_400_000

    let palette: Palette
    let columns: Int

    /// The sum, a bar for each of the last 30 days, and one for each of the versions that are fetched most.
    func text(
        of name: PackageName,
        _ statistics: PackageStatistics,
        until now: Timestamp
    ) -> String {
        let recent = Self.recent(statistics, until: now)
        let sum = recent.reduce(0) { $0.saturating($1) }
        var lines = [
            palette.paint(name.description, as: .strong) + ": "
                + "\(Grouped.text(statistics.total)) downloads, \(Grouped.text(statistics.stars)) stars",
            "last \(Self.days) days  " + palette.paint(Self.line(recent), as: .hint)
                + "  \(Grouped.text(sum))",
        ]
        lines += versions(statistics)
        return lines.map { $0 + "\n" }.joined()
    }

    private func versions(_ statistics: PackageStatistics) -> [String] {
        var counts: [Version: Int] = [:]
        for (version, count) in statistics.downloads.values.joined() {
            counts[version] = (counts[version] ?? 0).saturating(count)
        }
        let most = counts.sorted { ($1.value, $1.key) < ($0.value, $0.key) }.prefix(Self.versions)
        let names = most.map { TextEscaper.escape($0.key.description) }
        let numbers = most.map { Grouped.text($0.value) }
        let nameWidth = min(24, names.map { DisplayWidth.of($0) }.max() ?? 0)
        let numberWidth = numbers.map(\.count).max() ?? 0
        let room = max(4, min(40, columns - nameWidth - numberWidth - 4))
        let largest = max(1, most.first?.value ?? 1)
        return zip(most, zip(names, numbers)).map { entry, texts in
            let share = Double(entry.value) / Double(largest)
            let bar = String(repeating: "█", count: max(1, Int(share * Double(room))))
            let name = DisplayWidth.pad(
                DisplayWidth.truncate(texts.0, to: nameWidth),
                to: nameWidth
            )
            return "\(name)  \(palette.paint(bar, as: .hint)) \(texts.1)"
        }
    }

    /// The downloads of each of the last days, the oldest first.
    private static func recent(_ statistics: PackageStatistics, until now: Timestamp) -> [Int] {
        (0..<days).reversed().map { back in
            let then = Timestamp(milliseconds: now.milliseconds - Int64(back) * day)
            guard let counts = Day(then).flatMap({ statistics.downloads[$0] }) else { return 0 }
            return counts.values.reduce(0) { $0.saturating($1) }
        }
    }

    private static func line(_ values: [Int]) -> String {
        let largest = Double(max(1, values.max() ?? 1))
        return String(
            values.map { value in
                value == 0 ? "·" : heights[Int(Double(value) / largest * Double(heights.count - 1))]
            }
        )
    }
}

extension Int {
    /// The sum, the largest number there is when it is more.
    fileprivate func saturating(_ other: Int) -> Int {
        let (sum, overflows) = addingReportingOverflow(other)
        return overflows ? .max : sum
    }
}
