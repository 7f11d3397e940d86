// SPDX-License-Identifier: Apache-2.0

/// How often a package is fetched and liked (`docs/formats/registry.md` §7).
public struct PackageStatistics: Hashable, Sendable {
    /// The downloads of each day by version.
    public var downloads: [Day: [Version: Int]]

    /// The accounts that have starred it.
    public var stars: Int

    /// Creates statistics; without arguments, those of a package that nobody knows.
    public init(downloads: [Day: [Version: Int]] = [:], stars: Int = 0) {
        self.downloads = downloads
        self.stars = stars
    }

    /// All downloads, the largest number there is when they are more.
    public var total: Int {
        downloads.values.joined().reduce(0) { sum, count in
            let (total, overflows) = sum.addingReportingOverflow(count.value)
            return overflows ? .max : total
        }
    }
}
