// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// Makes packages and queries that look like those of people, always the same from one seed.
struct PackageGenerator {
    /// What somebody types.
    struct Query {
        let kind: String
        let text: String
    }

    private var state: UInt64
    private let rare: [String]

    /// Begins with a seed.
    init(seed: UInt64) {
        var state = seed
        rare = (0..<30_000).map { _ in Self.invented(&state) }
        self.state = state
    }

    /// The package of that number.
    mutating func record(_ number: Int) -> SearchRecord {
        let parts = (0..<below(3) + 1).map { _ in word() }
        let name = parts.joined(separator: below(4) == 0 ? "" : "-")
        let text = "@\(rare[below(8_000)])/\(name)-\(number)"
        let published = 1_577_836_800_000 + Int64(below(200_000_000)) * 1000
        guard let package = try? PackageName(parsing: text),
            let version = try? Version(parsing: "\(below(9)).\(below(20)).\(below(20))")
        else { preconditionFailure("the generator makes names that are none: \(text)") }
        var record = SearchRecord(
            name: package,
            version: version,
            language: ["javascript", "typescript", "lyra", "mlld", "ml"][below(12) % 5],
            published: Timestamp(milliseconds: published)
        )
        record.summary = sentence(6 + below(12))
        record.keywords = (0..<below(7)).map { _ in word() }
        record.authors = ["\(rare[below(8_000)]) \(rare[below(8_000)])"]
        record.exports = (0..<below(12)).map { _ in "\(word())\(word().capitalizedASCII)" }
        record.text = sentence(below(200))
        // Most are nearly unknown, a few are everywhere.
        record.downloads = Int(1 << UInt64(below(8) + below(8) + below(8)))
        record.stars = below(1 + record.downloads % 97)
        record.isDeprecated = below(40) == 0
        return record
    }

    /// A query of any kind, about `records`.
    mutating func query(_ records: [SearchRecord]) -> Query {
        let record = records[below(records.count)]
        let words = record.name.name.split(separator: "-").map(String.init)
        switch below(9) {
        case 0: return Query(kind: "name", text: record.name.description)
        case 1: return Query(kind: "word", text: words[0])
        case 2: return Query(kind: "beginning", text: String(words[0].prefix(1 + below(4))))
        case 3: return Query(kind: "misspelled", text: misspelled(words[0]))
        case 4: return Query(kind: "two words", text: "\(word()) \(word())")
        case 5: return Query(kind: "several words", text: "\(words[0]) \(word()) \(sentence(2))")
        case 6: return Query(kind: "filtered", text: "\(word()) language:\(record.language)")
        case 7:
            let author = record.authors[0].split(separator: " ")[0]
            return Query(kind: "filtered", text: "\(words[0]) author:\(author)")
        default: return Query(kind: "nothing", text: Self.invented(&state) + "zq" + rare[below(99)])
        }
    }

    // MARK: Words

    private mutating func sentence(_ count: Int) -> String {
        (0..<count).map { _ in below(3) == 0 ? Self.filling[below(Self.filling.count)] : word() }
            .joined(separator: " ")
    }

    /// Few words are used most of the time.
    private mutating func word() -> String {
        let common = Self.common
        switch below(4) {
        case 0: return rare[below(1 + below(rare.count))]
        default: return common[below(1 + below(common.count))]
        }
    }

    private mutating func misspelled(_ word: String) -> String {
        var letters = Array(word)
        let place = below(letters.count)
        switch below(4) {
        case 0: letters.remove(at: place)
        case 1: letters.insert("e", at: place)
        case 2: letters[place] = "x"
        default: letters.swapAt(place, max(0, place - 1))
        }
        return letters.isEmpty ? "x" : String(letters)
    }

    private mutating func below(_ limit: Int) -> Int { Self.next(&state, below: limit) }

    /// SplitMix64.
    private static func next(_ state: inout UInt64, below limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 31
        return Int(mixed % UInt64(max(1, limit)))
    }

    private static func invented(_ state: inout UInt64) -> String {
        (0..<2 + next(&state, below: 3)).map { _ in
            let consonant = consonants[next(&state, below: consonants.count)]
            return consonant + vowels[next(&state, below: vowels.count)]
        }.joined()
    }

    private static let consonants = [
        "b", "c", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "st", "tr",
    ]
    private static let vowels = ["a", "e", "i", "o", "u", "ea", "or", "en", "is"]
    private static let filling = [
        "a", "the", "for", "and", "with", "of", "to", "in", "your", "is", "simple", "fast", "small",
    ]
    private static let common = """
        json csv http server client parser test date time string array list tree graph hash cache \
        file path stream buffer event emitter promise async queue log logger color terminal cli args \
        option config env yaml toml xml html css dom react vue router state store form input button \
        table chart map image svg canvas audio video math random number big matrix vector sort search \
        index filter query sql sqlite postgres database model schema validate type check lint format \
        markdown text template render diff merge patch git semver version package module loader bundle \
        minify compress zip gzip tar crypto token auth login session cookie jwt oauth email smtp mail \
        url uri encode decode base64 unicode locale i18n money currency tax invoice weather geo country
        """
        .split(separator: " ").map(String.init)
}

extension String {
    /// The text with its first letter in uppercase.
    fileprivate var capitalizedASCII: String { prefix(1).uppercased() + dropFirst() }
}
