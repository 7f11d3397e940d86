// SPDX-License-Identifier: Apache-2.0

/// Names that are kept apart, also where capitals and small letters are the same.
struct UniqueNames {
    private var taken: Set<String>
    private var counts: [String: Int] = [:]

    /// Begins with names that are taken.
    init(taken: Set<String> = []) {
        self.taken = taken
    }

    /// `name`, or where that is taken `name_2`, `name_3` and so on.
    mutating func make(_ name: String) -> String {
        let folded = name.lowercased()
        if taken.insert(folded).inserted { return name }
        var count = counts[folded] ?? 2
        while !taken.insert("\(folded)_\(count)").inserted { count += 1 }
        counts[folded] = count + 1
        return "\(name)_\(count)"
    }
}
