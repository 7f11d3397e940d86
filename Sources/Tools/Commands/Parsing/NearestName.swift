// SPDX-License-Identifier: Apache-2.0

/// Finds what a person probably meant.
package enum NearestName {
    /// The candidate with the fewest slips between it and `word`; `nil` when none is near.
    ///
    /// A slip is a letter added, left out or changed, or two neighbours swapped. A third of the
    /// letters may be slips. Of equally near candidates the first wins.
    ///
    /// - Complexity: O(candidates · length²), with words longer than 64 never near.
    package static func of(_ word: String, among candidates: [String]) -> String? {
        let letters = Array(word.utf8)
        guard !letters.isEmpty, letters.count <= 64 else { return nil }
        var best: (name: String, slips: Int)?
        for candidate in candidates where candidate.utf8.count <= 64 {
            let slips = distance(letters, Array(candidate.utf8))
            if slips <= max(1, letters.count / 3), slips < best?.slips ?? .max {
                best = (candidate, slips)
            }
        }
        return best?.name
    }

    /// The distance after Damerau, in the variant of optimal string alignment.
    static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                let change = last[column] + (letter == other ? 0 : 1)
                var least = min(change, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    least = min(least, beforeLast[column - 1] + 1)
                }
                current.append(least)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
