// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// Says which versions are meant, in terms of those that exist.
struct VersionWords {
    private let versions: [Version]

    init(_ releases: [SolverRelease]) { versions = releases.map(\.version) }

    /// The versions of `states`: `1.2.0`, `1.2.0 or newer`, `1.0.0 to 1.4.0 and 2.0.0`.
    ///
    /// Prereleases that are not meant do not interrupt a range.
    func range(_ states: Set<Int>) -> String {
        let places = versions.indices.filter {
            states.contains($0 + 1) || !versions[$0].isPrerelease
        }
        let meant = places.map { states.contains($0 + 1) }
        var runs: [String] = []
        var start: Int?
        for place in 0...places.count {
            if place < places.count, meant[place] {
                start = start ?? place
            } else if let first = start {
                runs.append(run(first, place - 1, places))
                start = nil
            }
        }
        return Self.list(runs)
    }

    /// Whether every version is meant, prereleases aside.
    func isEverything(_ states: Set<Int>) -> Bool {
        versions.indices.allSatisfy { states.contains($0 + 1) || versions[$0].isPrerelease }
    }

    /// The newest release that is not a prerelease, else the newest.
    var newest: Version? { versions.last { !$0.isPrerelease } ?? versions.last }

    private func run(_ first: Int, _ last: Int, _ places: [Int]) -> String {
        let (oldest, newest) = (versions[places[first]], versions[places[last]])
        if first == last { return "\(oldest)" }
        if last == places.count - 1 { return "\(oldest) or newer" }
        if first == 0 { return "\(newest) or older" }
        return first + 1 == last ? "\(oldest) and \(newest)" : "\(oldest) to \(newest)"
    }

    /// `a`, `a and b`, `a, b and c`.
    static func list(_ parts: [String]) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " and " + last
    }

    /// A time of so many milliseconds, in the largest unit of which it is whole.
    static func time(_ milliseconds: Int64) -> String {
        let units: [(length: Int64, one: String, many: String)] = [
            (86_400_000, "a day", "days"), (3_600_000, "an hour", "hours"),
            (60_000, "a minute", "minutes"),
        ]
        for unit in units where milliseconds % unit.length == 0 {
            let number = milliseconds / unit.length
            return number == 1 ? unit.one : "\(number) \(unit.many)"
        }
        return "\(milliseconds) milliseconds"
    }
}
