// SPDX-License-Identifier: Apache-2.0

/// Sets of the states of packages, as bits in one flat array.
///
/// State 0 of a package is "not chosen"; state `i + 1` is its `i`-th version, in ascending order. A set
/// is known by the place of its first word; how many words it has follows from the package. Union,
/// intersection and complement of ranges are word operations, and none of them allocates.
struct StateSets: Sendable {
    /// The state of a package that is not chosen.
    static let absent = 0

    private(set) var words: ContiguousArray<UInt64> = []

    /// How many words a set over `states` states has.
    static func width(_ states: Int) -> Int { (states + 63) >> 6 }

    /// Makes room for an empty set.
    mutating func makeEmpty(_ width: Int) -> Int32 {
        let place = words.count
        for _ in 0..<width { words.append(0) }
        return Int32(truncatingIfNeeded: place)
    }

    /// Makes a copy of a set.
    mutating func makeCopy(of set: Int32, _ width: Int32) -> Int32 {
        let copy = makeEmpty(Int(width))
        assign(copy, set, width)
        return copy
    }

    // MARK: States

    /// Adds a state.
    mutating func insert(_ state: Int, _ set: Int32) {
        words[Int(set) + state >> 6] |= 1 << UInt64(state & 63)
    }

    /// Adds the states of a range.
    mutating func insert(_ states: Range<Int>, _ set: Int32) {
        for state in states { insert(state, set) }
    }

    /// Takes a state out.
    mutating func remove(_ state: Int, _ set: Int32) {
        words[Int(set) + state >> 6] &= ~(1 << UInt64(state & 63))
    }

    /// Whether a state is in the set.
    @inline(__always)
    func contains(_ state: Int, _ set: Int32) -> Bool {
        words[Int(set) + state >> 6] & (1 << UInt64(state & 63)) != 0
    }

    /// The only state of the set; `nil` when there are several or none.
    @inline(__always)
    func onlyState(_ set: Int32, _ width: Int32) -> Int? {
        var found: Int?
        for place in 0..<Int(width) {
            let word = words[Int(set) + place]
            if word == 0 { continue }
            guard found == nil, word & (word &- 1) == 0 else { return nil }
            found = place << 6 | word.trailingZeroBitCount
        }
        return found
    }

    /// The highest state of the set, which is its newest version.
    func highest(_ set: Int32, _ width: Int32) -> Int? {
        for place in (0..<Int(width)).reversed() {
            let word = words[Int(set) + place]
            if word != 0 { return place << 6 | (63 - word.leadingZeroBitCount) }
        }
        return nil
    }

    /// How many states are in the set.
    func count(_ set: Int32, _ width: Int32) -> Int {
        (0..<Int(width)).reduce(0) { $0 + words[Int(set) + $1].nonzeroBitCount }
    }

    /// The states of the set, ascending.
    func states(_ set: Int32, _ width: Int32) -> [Int] {
        (0..<Int(width) << 6).filter { contains($0, set) }
    }

    // MARK: Relations

    /// Whether nothing is in the set.
    @inline(__always)
    func isEmpty(_ set: Int32, _ width: Int32) -> Bool {
        for place in 0..<Int(width) where words[Int(set) + place] != 0 { return false }
        return true
    }

    /// Whether all of `left` is in `right`.
    @inline(__always)
    func isSubset(_ left: Int32, _ right: Int32, _ width: Int32) -> Bool {
        for place in 0..<Int(width)
        where words[Int(left) + place] & ~words[Int(right) + place] != 0 { return false }
        return true
    }

    /// Whether nothing is in both.
    @inline(__always)
    func isDisjoint(_ left: Int32, _ right: Int32, _ width: Int32) -> Bool {
        for place in 0..<Int(width)
        where words[Int(left) + place] & words[Int(right) + place] != 0 { return false }
        return true
    }

    // MARK: Operations

    /// `target = source`.
    @inline(__always)
    mutating func assign(_ target: Int32, _ source: Int32, _ width: Int32) {
        for place in 0..<Int(width) { words[Int(target) + place] = words[Int(source) + place] }
    }

    /// `target = {state}`.
    mutating func assign(_ target: Int32, only state: Int, _ width: Int32) {
        for place in 0..<Int(width) { words[Int(target) + place] = 0 }
        insert(state, target)
    }

    /// `target ∩= other`.
    @inline(__always)
    mutating func intersect(_ target: Int32, _ other: Int32, _ width: Int32) {
        for place in 0..<Int(width) { words[Int(target) + place] &= words[Int(other) + place] }
    }

    /// `target ∪= other`.
    @inline(__always)
    mutating func unite(_ target: Int32, _ other: Int32, _ width: Int32) {
        for place in 0..<Int(width) { words[Int(target) + place] |= words[Int(other) + place] }
    }

    /// `target ∖= other`.
    @inline(__always)
    mutating func subtract(_ target: Int32, _ other: Int32, _ width: Int32) {
        for place in 0..<Int(width) { words[Int(target) + place] &= ~words[Int(other) + place] }
    }

    // MARK: Saved words

    /// Copies the words of a set to the end of `stack`.
    @inline(__always)
    func save(_ set: Int32, _ width: Int32, to stack: inout ContiguousArray<UInt64>) {
        for place in 0..<Int(width) { stack.append(words[Int(set) + place]) }
    }

    /// Puts words that ``save(_:_:to:)`` copied back into the set.
    @inline(__always)
    mutating func restore(
        _ set: Int32,
        _ width: Int32,
        from stack: ContiguousArray<UInt64>,
        at: Int
    ) {
        for place in 0..<Int(width) { words[Int(set) + place] = stack[at + place] }
    }

    /// Whether saved words are all in `set`.
    @inline(__always)
    func isSubset(
        saved stack: ContiguousArray<UInt64>,
        at start: Int32,
        of set: Int32,
        _ width: Int32
    ) -> Bool {
        for place in 0..<Int(width)
        where stack[Int(start) + place] & ~words[Int(set) + place] != 0 { return false }
        return true
    }
}
