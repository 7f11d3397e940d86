// SPDX-License-Identifier: Apache-2.0

/// The search for the fewest changes between two lists of numbers.
struct DifferenceSearch {
    private let old: [Int]
    private let new: [Int]
    private var steps: [TextDiff.Step] = []

    // The furthest old position reached on each diagonal, from the start and from the end.
    private var forward: [Int] = []
    private var backward: [Int] = []

    init(old: [Int], new: [Int]) {
        self.old = old
        self.new = new
    }

    /// The steps from `old` to `new`.
    mutating func run() -> [TextDiff.Step] {
        compare(old.indices, new.indices)
        return steps
    }

    /// Each split halves the number of changes, so the recursion is as deep as its logarithm.
    private mutating func compare(_ a: Range<Int>, _ b: Range<Int>) {
        let same = zip(old[a], new[b]).prefix { $0 == $1 }.count
        keep(a.prefix(same), b.prefix(same))
        let (a, b) = (a.dropFirst(same), b.dropFirst(same))
        let tail = zip(old[a].reversed(), new[b].reversed()).prefix { $0 == $1 }.count
        let (innerA, innerB) = (a.dropLast(tail), b.dropLast(tail))
        if !innerA.isEmpty, !innerB.isEmpty, let (x, y) = middle(innerA, innerB) {
            compare(innerA.lowerBound..<x, innerB.lowerBound..<y)
            compare(x..<innerA.upperBound, y..<innerB.upperBound)
        } else {
            change(innerA, innerB)
        }
        keep(a.suffix(tail), b.suffix(tail))
    }

    // MARK: - Steps

    private mutating func keep(_ a: Range<Int>, _ b: Range<Int>) {
        guard !a.isEmpty else { return }
        if case .keep(let lastA, let lastB) = steps.last {
            steps[steps.count - 1] = .keep(
                old: lastA.lowerBound..<a.upperBound,
                new: lastB.lowerBound..<b.upperBound
            )
        } else {
            steps.append(.keep(old: a, new: b))
        }
    }

    private mutating func change(_ a: Range<Int>, _ b: Range<Int>) {
        guard !a.isEmpty || !b.isEmpty else { return }
        if case .change(let lastA, let lastB) = steps.last {
            steps[steps.count - 1] = .change(
                old: lastA.lowerBound..<a.upperBound,
                new: lastB.lowerBound..<b.upperBound
            )
        } else {
            steps.append(.change(old: a, new: b))
        }
    }

    // MARK: - The middle

    /// A point in the middle of a shortest path, or `nil` when every path is longer than the limit.
    ///
    /// Two searches go from both ends until they meet (Myers §4b). Diagonal `k` holds the points
    /// with `x - y == k`; the backward search counts from the ends of both lists.
    private mutating func middle(_ a: Range<Int>, _ b: Range<Int>) -> (Int, Int)? {
        let (n, m) = (a.count, b.count)
        let delta = n - m
        let furthest = min((n + m + 1) / 2, TextDiff.searchLimit / 2)
        let origin = furthest + 1
        forward = Array(repeating: 0, count: 2 * furthest + 3)
        backward = forward
        for d in 0...furthest {
            // Diagonals beyond the corners of the grid hold no points.
            let diagonals = stride(from: -d + 2 * max(0, d - m), through: d, by: 2)
                .prefix { $0 <= d - 2 * max(0, d - n) }
            for k in diagonals {
                var x = Self.step(forward, at: origin + k, isFirst: k == -d, isLast: k == d)
                while x < n, x - k < m, old[a.lowerBound + x] == new[b.lowerBound + x - k] {
                    x += 1
                }
                forward[origin + k] = x
                let met = delta - k
                guard !delta.isMultiple(of: 2), abs(met) < d else { continue }
                if x + backward[origin + met] >= n {
                    return (a.lowerBound + x, b.lowerBound + x - k)
                }
            }
            for k in diagonals {
                var x = Self.step(backward, at: origin + k, isFirst: k == -d, isLast: k == d)
                while x < n, x - k < m, old[a.upperBound - 1 - x] == new[b.upperBound - 1 - x + k] {
                    x += 1
                }
                backward[origin + k] = x
                let met = delta - k
                guard delta.isMultiple(of: 2), abs(met) <= d else { continue }
                if x + forward[origin + met] >= n {
                    return (a.upperBound - x, b.upperBound - x + k)
                }
            }
        }
        return nil
    }

    /// Where a path arrives on a diagonal: by a deletion from one side or an insertion from the other.
    private static func step(_ reached: [Int], at k: Int, isFirst: Bool, isLast: Bool) -> Int {
        let comesFromAbove = isFirst || !isLast && reached[k - 1] < reached[k + 1]
        return comesFromAbove ? reached[k + 1] : reached[k - 1] + 1
    }
}
