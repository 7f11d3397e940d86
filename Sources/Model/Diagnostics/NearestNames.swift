// SPDX-License-Identifier: Apache-2.0

/// Names that someone may have meant.
public enum NearestNames {
    /// The most names that are suggested.
    private static let limit = 3

    /// Names longer than this are not compared; the cost grows with the product of both lengths.
    private static let longest = 128

    /// Those of `names` that differ from `name` by few edits, the nearest first.
    ///
    /// Few is one edit in three characters, and at least one.
    public static func of(_ name: String, among names: some Sequence<String>) -> [String] {
        let wanted = Array(name.lowercased().utf8)
        guard wanted.count <= longest else { return [] }
        let allowed = max(1, wanted.count / 3)
        let near = names.compactMap { candidate -> (distance: Int, name: String)? in
            let bytes = Array(candidate.lowercased().utf8)
            guard abs(bytes.count - wanted.count) <= allowed, candidate != name else { return nil }
            let distance = distance(wanted, bytes)
            return distance <= allowed ? (distance, candidate) : nil
        }
        return near.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
            .prefix(limit).map(\.name)
    }

    /// A hint that suggests names; none when there are none.
    public static func hints(_ names: [String]) -> [String] {
        guard !names.isEmpty else { return [] }
        return ["did you mean " + names.map { "`\($0)`" }.joined(separator: " or ") + "?"]
    }

    /// The edits from one text to the other: insertions, deletions, replacements and swapped
    /// neighbours.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var older: [Int] = []
        var previous = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let isSame = left[row] == right[column]
                var best = min(
                    previous[column] + (isSame ? 0 : 1),
                    previous[column + 1] + 1,
                    current[column] + 1
                )
                if row > 0, column > 0, left[row] == right[column - 1],
                    left[row - 1] == right[column]
                {
                    best = min(best, older[column - 1] + 1)
                }
                current.append(best)
            }
            (older, previous) = (previous, current)
        }
        return previous[right.count]
    }
}
