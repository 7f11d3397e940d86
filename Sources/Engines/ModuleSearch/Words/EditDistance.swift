// SPDX-License-Identifier: Apache-2.0

/// How many slips of a keyboard lead from one word to another: a letter too much, one too few, a wrong one, two
/// neighbours swapped (optimal string alignment).
struct EditDistance {
    /// What was typed.
    private let typed: [UInt8]

    /// More slips than that are not counted.
    let limit: Int

    private var older: [Int]
    private var previous: [Int]
    private var current: [Int]

    /// Measures from `typed`.
    init(from typed: [UInt8], limit: Int) {
        self.typed = typed
        self.limit = limit
        older = Array(repeating: 0, count: typed.count + 1)
        previous = older
        current = older
    }

    /// The slips that a word of this length may have: none in short words, which have too many neighbours.
    static func tolerance(ofLength length: Int) -> Int {
        switch length {
        case ..<4: 0
        case 4..<8: 1
        default: 2
        }
    }

    /// The slips from what was typed to `word`, or with `asBeginning` to the nearest beginning of it; `nil` when
    /// there are more than the limit.
    ///
    /// - Complexity: the product of the lengths, less when the words differ early.
    mutating func distance(to word: some Collection<UInt8>, asBeginning: Bool) -> Int? {
        for column in previous.indices { previous[column] = column }
        var best = previous[typed.count]
        var row = 0
        var before: UInt8 = 0
        for byte in word {
            row += 1
            current[0] = row
            var least = row
            for column in typed.indices {
                var cost = min(
                    previous[column] + (typed[column] == byte ? 0 : 1),
                    previous[column + 1] + 1,
                    current[column] + 1
                )
                if row > 1, column > 0, typed[column] == before, typed[column - 1] == byte {
                    cost = min(cost, older[column - 1] + 1)
                }
                current[column + 1] = cost
                least = min(least, cost)
            }
            best = min(best, current[typed.count])
            before = byte
            (older, previous, current) = (previous, current, older)
            // Two rows decide about the next, because of swapped neighbours.
            if least > limit, row > typed.count + limit || least > limit + 1 { break }
        }
        let result = asBeginning ? best : previous[typed.count]
        return result <= limit ? result : nil
    }
}
