// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import VersionSolving

/// The algebra of sets, against the sets of the standard library.
@Suite struct StateSetsTests {
    static let samples: [Set<Int>] = [
        [], [0], [1], [0, 1, 2], [63], [64], [0, 63, 64, 129], Set(0..<130), Set(5..<70), [129],
    ]
    static let pairs = samples.flatMap { left in samples.map { (left, $0) } }
    static let width: Int32 = 3

    static func make(_ states: Set<Int>, _ sets: inout StateSets) -> Int32 {
        let set = sets.makeEmpty(Int(width))
        for state in states { sets.insert(state, set) }
        return set
    }

    @Test(arguments: pairs)
    func `operations and relations are those of sets`(left: Set<Int>, right: Set<Int>) {
        var sets = StateSets()
        let (one, two) = (Self.make(left, &sets), Self.make(right, &sets))
        #expect(sets.isSubset(one, two, Self.width) == left.isSubset(of: right))
        #expect(sets.isDisjoint(one, two, Self.width) == left.isDisjoint(with: right))
        let union = sets.makeCopy(of: one, Self.width)
        sets.unite(union, two, Self.width)
        #expect(sets.states(union, Self.width) == left.union(right).sorted())
        let both = sets.makeCopy(of: one, Self.width)
        sets.intersect(both, two, Self.width)
        #expect(sets.states(both, Self.width) == left.intersection(right).sorted())
        sets.subtract(one, two, Self.width)
        #expect(sets.states(one, Self.width) == left.subtracting(right).sorted())
        #expect(sets.states(two, Self.width) == right.sorted())
    }

    @Test(arguments: samples)
    func `what is asked of one set`(states: Set<Int>) {
        var sets = StateSets()
        let set = Self.make(states, &sets)
        #expect(sets.isEmpty(set, Self.width) == states.isEmpty)
        #expect(sets.count(set, Self.width) == states.count)
        #expect(sets.highest(set, Self.width) == states.max())
        #expect(sets.onlyState(set, Self.width) == (states.count == 1 ? states.first : nil))
        for state in 0..<130 { #expect(sets.contains(state, set) == states.contains(state)) }
    }

    @Test func `saved words come back, and are compared as sets`() {
        var sets = StateSets()
        var stack: ContiguousArray<UInt64> = [7]
        let (set, other) = (Self.make([1, 70], &sets), Self.make([1, 70, 71], &sets))
        sets.save(set, Self.width, to: &stack)
        sets.assign(set, only: 129, Self.width)
        #expect(sets.states(set, Self.width) == [129])
        #expect(sets.isSubset(saved: stack, at: 1, of: other, Self.width))
        #expect(!sets.isSubset(saved: stack, at: 1, of: set, Self.width))
        sets.restore(set, Self.width, from: stack, at: 1)
        #expect(sets.states(set, Self.width) == [1, 70])
    }

    @Test(arguments: [(1, 1), (64, 1), (65, 2), (501, 8)])
    func `a set has a word for 64 states`(states: Int, words: Int) {
        #expect(StateSets.width(states) == words)
    }
}
