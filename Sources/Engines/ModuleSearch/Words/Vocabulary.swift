// SPDX-License-Identifier: Apache-2.0

/// The words of an index, laid out for finding those that are near to one that nobody uses.
struct Vocabulary: Sendable {
    /// A word that was perhaps meant.
    struct Neighbour: Hashable, Sendable {
        let word: String
        let distance: Int
        let uses: Int64
    }

    /// All words, one after the other.
    private var bytes: [UInt8] = []
    /// Where each word begins, and the end of the last.
    private var starts: [Int32] = [0]
    /// Which letters each word has, a bit a letter.
    private var letters: [UInt64] = []
    private var uses: [Int64] = []

    /// Adds a word.
    mutating func append(_ word: String, uses count: Int64) {
        bytes += word.utf8
        starts.append(Int32(clamping: bytes.count))
        letters.append(Self.letters(in: word.utf8))
        uses.append(count)
    }

    /// Whether `word` is one of them.
    func has(_ word: String) -> Bool {
        let wanted = Array(word.utf8)
        let set = Self.letters(in: wanted)
        return letters.indices.contains { index in
            letters[index] == set
                && bytes[Int(starts[index])..<Int(starts[index + 1])].elementsEqual(wanted)
        }
    }

    /// The words nearest to `typed`, the nearest and most used first; nothing for short words.
    ///
    /// With `asBeginning`, `typed` may be the beginning of a longer word.
    func neighbours(of typed: String, asBeginning: Bool, limit: Int) -> [Neighbour] {
        let wanted = Array(typed.utf8)
        let tolerance = EditDistance.tolerance(ofLength: wanted.count)
        guard tolerance > 0 else { return [] }
        let set = Self.letters(in: wanted)
        var measure = EditDistance(from: wanted, limit: tolerance)
        var found: [Neighbour] = []
        for index in letters.indices where (set & ~letters[index]).nonzeroBitCount <= tolerance {
            let range = Int(starts[index])..<Int(starts[index + 1])
            guard range.count >= wanted.count - tolerance else { continue }
            guard asBeginning || range.count <= wanted.count + tolerance else { continue }
            let word = bytes[range]
            // Farther on nothing can make up for slips before.
            let compared = word.prefix(wanted.count + tolerance)
            guard let distance = measure.distance(to: compared, asBeginning: asBeginning),
                distance > 0
            else { continue }
            found.append(
                Neighbour(
                    word: String(decoding: word, as: UTF8.self),
                    distance: distance,
                    uses: uses[index]
                )
            )
        }
        found.sort { ($0.distance, -$0.uses, $0.word) < ($1.distance, -$1.uses, $1.word) }
        return Array(found.prefix(limit))
    }

    /// A bit for each byte that occurs; several bytes share a bit, which only weakens the sieve.
    private static func letters(in word: some Sequence<UInt8>) -> UInt64 {
        word.reduce(0) { $0 | 1 << UInt64($1 & 63) }
    }
}
