// SPDX-License-Identifier: Apache-2.0

/// A pattern of paths: `*`, `?` and `[a-z]` inside one name, `**` across folders.
///
/// All ways to read the path are followed at once, so that no pattern takes long.
///
/// - Complexity: O(pattern × path) to match.
struct Wildcard: Hashable, Sendable {
    private enum Step: Hashable {
        /// This byte.
        case byte(UInt8)
        /// One byte of a name.
        case one
        /// One byte of a class.
        case member(Set<UInt8>)
        /// Any bytes of a name.
        case name
        /// Any folders with their `/`, at the beginning of a name.
        case folders
        /// The inside of a name of such a folder.
        case insideFolder
        /// Anything, across folders.
        case anything
    }

    /// `nil` for a pattern that can't be read, which matches nothing.
    private let steps: [Step]?

    init(_ pattern: [UInt8]) {
        steps = Self.steps(of: pattern)
    }

    /// Whether the whole of `path` is meant.
    func matches(_ path: ArraySlice<UInt8>) -> Bool {
        guard let steps else { return false }
        var places = reach([0], in: steps)
        for byte in path {
            var next: Set<Int> = []
            for place in places where place < steps.count {
                next.formUnion(Self.places(after: byte, at: place, steps[place]))
            }
            guard !next.isEmpty else { return false }
            places = reach(next, in: steps)
        }
        return places.contains(steps.count)
    }

    private static func places(after byte: UInt8, at place: Int, _ step: Step) -> [Int] {
        let isSlash = byte == UInt8(ascii: "/")
        switch step {
        case .byte(let wanted): return byte == wanted ? [place + 1] : []
        case .one: return isSlash ? [] : [place + 1]
        case .member(let bytes): return bytes.contains(byte) && !isSlash ? [place + 1] : []
        case .name: return isSlash ? [] : [place]
        case .folders: return isSlash ? [place] : [place + 1]
        case .insideFolder: return isSlash ? [place - 1] : [place]
        case .anything: return [place]
        }
    }

    /// The places that need no further byte.
    private func reach(_ places: Set<Int>, in steps: [Step]) -> Set<Int> {
        var all = places
        var waiting = Array(places)
        while let place = waiting.popLast() {
            guard place < steps.count else { continue }
            let next: Int
            switch steps[place] {
            case .name, .anything: next = place + 1
            case .folders: next = place + 2
            case .byte, .one, .member, .insideFolder: continue
            }
            if all.insert(next).inserted { waiting.append(next) }
        }
        return all
    }

    // MARK: Reading

    private static func steps(of pattern: [UInt8]) -> [Step]? {
        var steps: [Step] = []
        var place = 0
        while place < pattern.count {
            let byte = pattern[place]
            switch byte {
            case UInt8(ascii: "\\"):
                guard place + 1 < pattern.count else { return nil }
                steps.append(.byte(pattern[place + 1]))
                place += 2
            case UInt8(ascii: "?"):
                steps.append(.one)
                place += 1
            case UInt8(ascii: "*"):
                place = takeStars(of: pattern, at: place, into: &steps)
            case UInt8(ascii: "["):
                var reader = WildcardClass(pattern: pattern, place: place + 1)
                guard let members = reader.members() else { return nil }
                steps.append(.member(members))
                place = reader.place
            default:
                steps.append(.byte(byte))
                place += 1
            }
        }
        return steps
    }

    /// Two stars or more are special where they are a whole name, and, as git has it, where they are the first
    /// thing in the pattern that is not plain text; anywhere else they are as one.
    private static func takeStars(
        of pattern: [UInt8],
        at start: Int,
        into steps: inout [Step]
    ) -> Int {
        var end = start
        while end < pattern.count, pattern[end] == UInt8(ascii: "*") { end += 1 }
        let isSpecial =
            start == 0 || pattern[start - 1] == UInt8(ascii: "/")
            || !pattern[..<start].contains { Array("*?[\\".utf8).contains($0) }
        guard end - start >= 2, isSpecial else {
            steps.append(.name)
            return end
        }
        if end == pattern.count {
            steps.append(.anything)
            return end
        }
        guard pattern[end] == UInt8(ascii: "/") else {
            steps.append(.name)
            return end
        }
        steps += [.folders, .insideFolder]
        return end + 1
    }
}
