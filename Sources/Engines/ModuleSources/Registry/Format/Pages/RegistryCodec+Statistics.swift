// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import JSONKit
package import ModuleModel

extension RegistryCodec {
    /// The longest statistics of a package, in bytes.
    package static let statisticsSizeLimit = 16 << 20

    /// Reads the statistics of a package.
    ///
    /// - Throws: as ``configuration(from:)`` does.
    package static func statistics(from source: SourceText) throws -> PackageStatistics {
        let reader = try reader(of: source, limit: statisticsSizeLimit)
        try reader.checkFormat("tenonStatistics", 1)
        var statistics = PackageStatistics(stars: try reader.count(at: "stars") ?? 0)
        guard let days = reader.root["downloads"] else { return statistics }
        for day in try reader.members(days, "downloads") {
            let date = try reader.parsed(day.key, at: day.value) { try Day(parsing: $0) }
            var counts: [Version: Int] = [:]
            for member in try reader.members(day.value, "downloads") {
                let version = try reader.parsed(member.key, at: member.value) {
                    try Version(parsing: $0)
                }
                counts[version] = try reader.count(member.value, "downloads")
            }
            statistics.downloads[date] = counts
        }
        return statistics
    }

    /// The text of statistics.
    package static func encode(_ statistics: PackageStatistics) -> [UInt8] {
        value(of: statistics).encoded(.lines)
    }

    /// Statistics, as their file and the answer of a server hold them.
    package static func value(of statistics: PackageStatistics) -> JSONValue {
        let days = statistics.downloads.map { day, counts in
            let versions = counts.map { ($0.key.description, JSONValue.integer(Int64($0.value))) }
            let members = Dictionary(versions) { first, _ in first }
            return (day.description, JSONValue.object(members))
        }
        return [
            "tenonStatistics": 1,
            "downloads": .object(Dictionary(days) { first, _ in first }),
            "stars": .integer(Int64(statistics.stars)),
        ]
    }
}
