// SPDX-License-Identifier: Apache-2.0

/// The difference of two texts, line by line, as few changes as can be found in bounded time.
///
/// Lines are compared as bytes, line break included, so a text that only lost its last line break
/// differs. The algorithm is the linear-space one of Myers ("An O(ND) Difference Algorithm and Its
/// Variations", 1986); a stretch that differs too much is replaced as a whole.
public struct TextDiff: Hashable, Sendable {
    /// One step from the old text to the new one.
    public enum Step: Hashable, Sendable {
        /// Lines that both have: ranges of equal length.
        case keep(old: Range<Int>, new: Range<Int>)
        /// Lines of the old text that go and lines of the new one that come in their place.
        case change(old: Range<Int>, new: Range<Int>)
    }

    /// The lines of the old text, each with its line break.
    public let oldLines: [ArraySlice<UInt8>]

    /// The lines of the new text, each with its line break.
    public let newLines: [ArraySlice<UInt8>]

    /// The steps in order, covering both texts; neighbours are of different kinds.
    public let steps: [Step]

    /// How many insertions and deletions one stretch is searched for.
    ///
    /// Two texts of 20,000 lines that have nothing in common then take well under a second.
    public static let searchLimit = 2000

    /// Compares `old` with `new`.
    ///
    /// - Complexity: O(lines · `searchLimit`) time at worst, O(lines + `searchLimit`) space.
    public init(old: [UInt8], new: [UInt8]) {
        oldLines = Self.lines(old)
        newLines = Self.lines(new)
        // Equal lines get equal numbers: comparing is then one instruction.
        var numbers: [ArraySlice<UInt8>: Int] = [:]
        func number(_ line: ArraySlice<UInt8>) -> Int {
            if let known = numbers[line] { return known }
            numbers[line] = numbers.count
            return numbers.count - 1
        }
        let numbered = (oldLines.map(number), newLines.map(number))
        var search = DifferenceSearch(old: numbered.0, new: numbered.1)
        steps = search.run()
    }

    /// Whether the texts are equal.
    public var isEmpty: Bool {
        steps.allSatisfy { if case .keep = $0 { true } else { false } }
    }

    private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
            lines.append(bytes[start...offset])
            start = offset + 1
        }
        if start < bytes.count { lines.append(bytes[start...]) }
        return lines
    }
}
