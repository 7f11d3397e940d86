// SPDX-License-Identifier: Apache-2.0

/// A search for values that make every clause true: the textbook's, over single facts.
///
/// It follows clauses with one literal left, and else chooses from the need with the fewest choices;
/// where no need is open, all that is undecided may be false. From a contradiction it learns the clause
/// that cuts the implication graph at the last choice.
struct SatSearch {
    private var clauses: [[Int]]
    private let needs: Int
    /// The clauses that a literal is in, by twice the number of its fact, and one more where negative.
    private var places: [[Int]]
    private var values: [Int8]
    private var levels: [Int]
    /// The clause that forced a fact; -1 where it was chosen.
    private var reasons: [Int]
    private var trail: [Int] = []
    private var level = 0
    private var next = 0

    init(clauses: [[Int]], count: Int) {
        self.clauses = clauses
        needs = clauses.count
        places = Array(repeating: [], count: 2 * count + 2)
        values = Array(repeating: 0, count: count + 1)
        levels = Array(repeating: 0, count: count + 1)
        reasons = Array(repeating: -1, count: count + 1)
        for (place, clause) in clauses.enumerated() { register(place, clause) }
    }

    /// Whether there are such values.
    mutating func run() -> Bool {
        for (place, clause) in clauses.enumerated() where clause.count < 2 {
            guard let literal = clause.first, value(literal) >= 0 else { return false }
            if value(literal) == 0 { set(literal, place) }
        }
        while true {
            if let broken = propagate() {
                if level == 0 { return false }
                learn(from: broken)
            } else if let literal = choice() {
                level += 1
                set(literal, -1)
            } else {
                return true
            }
        }
    }

    private static func index(_ literal: Int) -> Int { 2 * abs(literal) + (literal < 0 ? 1 : 0) }

    private mutating func register(_ place: Int, _ clause: [Int]) {
        for literal in clause { places[Self.index(literal)].append(place) }
    }

    /// Whether a literal is true: 1, false: -1, or open: 0.
    private func value(_ literal: Int) -> Int8 {
        literal > 0 ? values[literal] : -values[-literal]
    }

    private mutating func set(_ literal: Int, _ reason: Int) {
        values[abs(literal)] = literal > 0 ? 1 : -1
        levels[abs(literal)] = level
        reasons[abs(literal)] = reason
        trail.append(literal)
    }

    /// Sets what follows; gives a clause of which every literal is false.
    private mutating func propagate() -> Int? {
        while next < trail.count {
            for place in places[Self.index(-trail[next])] {
                guard let forced = forced(clauses[place]) else { continue }
                if forced == 0 { return place }
                set(forced, place)
            }
            next += 1
        }
        return nil
    }

    /// The one literal that is left of a clause; 0 when none is, `nil` when more are or it is true.
    private func forced(_ clause: [Int]) -> Int? {
        var open = 0
        for literal in clause {
            switch value(literal) {
            case 1: return nil
            case 0:
                if open != 0 { return nil }
                open = literal
            default: break
            }
        }
        return open
    }

    /// Learns a clause, and goes back to where it has one literal left.
    private mutating func learn(from broken: Int) {
        var seen: Set<Int> = []
        var learned: [Int] = []
        var (open, clause, place) = (0, clauses[broken], trail.count)
        var asserting = 0
        repeat {
            for literal in clause
            where levels[abs(literal)] > 0 && seen.insert(abs(literal)).inserted {
                if levels[abs(literal)] == level { open += 1 } else { learned.append(literal) }
            }
            repeat { place -= 1 } while !seen.contains(abs(trail[place]))
            asserting = -trail[place]
            open -= 1
            clause = open > 0 ? clauses[reasons[abs(asserting)]] : []
        } while open > 0
        let target = learned.map { levels[abs($0)] }.max() ?? 0
        while let last = trail.last, levels[abs(last)] > target {
            values[abs(last)] = 0
            trail.removeLast()
        }
        (level, next) = (target, trail.count)
        clauses.append(learned + [asserting])
        register(clauses.count - 1, clauses[clauses.count - 1])
        set(asserting, clauses.count - 1)
    }

    /// A choice of the need with the fewest; `nil` when no need is open.
    private func choice() -> Int? {
        var (fewest, found) = (Int.max, Int?.none)
        for clause in clauses[..<needs] {
            var (count, first) = (0, 0)
            for literal in clause {
                let value = value(literal)
                if value > 0 || value == 0 && literal < 0 {
                    count = 0
                    break
                }
                if value == 0 {
                    count += 1
                    first = literal
                }
            }
            if count > 0, count < fewest { (fewest, found) = (count, first) }
        }
        return found
    }
}
