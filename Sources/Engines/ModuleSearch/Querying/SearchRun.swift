// SPDX-License-Identifier: Apache-2.0

internal import SQLiteKit

/// Answers one query on one state of the index.
struct SearchRun {
    /// A record that was found.
    struct Found {
        let position: Int64
        let score: Double
    }

    /// So many matches are looked at together; names decide about the order among them.
    private static let block = 256

    /// With fewer matches than that, misspelled words are thought of.
    private static let few = 10

    /// The words that a beginning may stand for; the rest are hardly used.
    private static func endingsLimit(isLast: Bool) -> Int { isLast ? 16 : 4 }

    /// The words that a word may have been meant for.
    private static let othersLimit = 4

    private let query: QueryText
    private let needed: Int
    private let reader: IndexReader
    private var seen: Set<Int64> = []

    /// What was found, the best first.
    private(set) var found: [Found] = []
    /// How many records fit.
    private(set) var total = 0
    /// What was taken for something else.
    private(set) var corrections: [String: String] = [:]

    /// Prepares for the first `needed` matches.
    init(_ query: QueryText, needed: Int, reader: IndexReader) {
        self.query = query
        self.needed = needed
        self.reader = reader
    }

    /// Searches for the words as they are, and for those that were perhaps meant where that finds little.
    mutating func search(
        vocabulary: () throws(SQLiteError) -> Vocabulary
    ) throws(SQLiteError) {
        var expression = MatchExpression(choices: try choices(), facets: query.facets)
        guard !query.words.isEmpty else { return try listFaceted(expression) }
        total = try count(expression)
        var hasExactName = false
        for stage in SearchStage.allCases where total > 0 && found.count < needed {
            try collect(stage, expression, penalty: 0)
            if stage == .exactName { hasExactName = !found.isEmpty }
        }
        guard total < Self.few, !hasExactName else { return }
        correct(&expression, with: try vocabulary())
        guard expression.choices.contains(where: { !$0.others.isEmpty }) else { return }
        total = max(total, try count(expression))
        for stage in SearchStage.lenient where total > 0 && found.count < needed {
            try collect(stage, expression, penalty: SearchStage.allCases.count)
        }
    }

    /// Lets words that nobody uses stand for those near to them, and all words where nothing was found.
    private mutating func correct(_ expression: inout MatchExpression, with words: Vocabulary) {
        for index in expression.choices.indices {
            let choice = expression.choices[index]
            let isKnown = words.has(choice.word)
            guard !isKnown || total == 0 else { continue }
            let isLast = index == expression.choices.count - 1
            let neighbours = words.neighbours(
                of: choice.word,
                asBeginning: choice.isOpen && isLast,
                limit: Self.othersLimit
            )
            expression.choices[index].others = neighbours.map(\.word)
            if !isKnown, choice.endings.isEmpty, let best = neighbours.first {
                corrections[choice.word] = best.word
            }
        }
    }

    /// Everything, or everything with the facets, by popularity.
    mutating func listAll() throws(SQLiteError) {
        total = try reader.count()
        append(try reader.positions(after: -1, limit: needed))
    }

    private mutating func listFaceted(_ expression: MatchExpression) throws(SQLiteError) {
        guard !expression.facets.isEmpty else { return }
        let text = expression.text
        total = try count(expression)
        append(try reader.positions(in: "by_name", matching: text, after: -1, limit: needed))
    }

    private mutating func append(_ positions: [Int64]) {
        found += positions.map { Found(position: $0, score: Popularity.share(at: $0)) }
    }

    /// Words that may go on: the last, and others that are long enough to mean little else.
    private func choices() throws(SQLiteError) -> [MatchExpression.Choice] {
        var choices: [MatchExpression.Choice] = []
        for word in query.words {
            let isLast = word == query.words.last && query.lastWordIsOpen
            var choice = MatchExpression.Choice(word: word, isOpen: isLast || word.utf8.count >= 4)
            // The index knows the beginnings of three letters; of longer ones it would put lists together.
            if choice.isOpen, word.unicodeScalars.count > 3 {
                choice.endings = try reader.words(
                    after: word,
                    limit: Self.endingsLimit(isLast: isLast)
                )
            }
            choices.append(choice)
        }
        return choices
    }

    private func count(_ expression: MatchExpression) throws(SQLiteError) -> Int {
        try reader.count(matching: expression.text, limit: SearchQuery.farthest)
    }
}

// MARK: - Stages

extension SearchRun {
    private mutating func collect(
        _ stage: SearchStage,
        _ expression: MatchExpression,
        penalty: Int
    ) throws(SQLiteError) {
        let text = text(of: stage, expression)
        let rank = SearchStage.allCases.firstIndex(of: stage).map { $0 + penalty } ?? penalty
        // Each stage has a hundred points of its own.
        let base = Double(2 * SearchStage.allCases.count - rank) * 100
        var after: Int64 = -1
        while found.count < needed {
            let positions = try reader.positions(
                in: stage.table,
                matching: text,
                after: after,
                limit: Self.block
            )
            let fresh = positions.filter { seen.insert($0).inserted }
            found += try scored(fresh, stage, base: base)
            guard positions.count == Self.block, let last = positions.last else { return }
            after = last
        }
    }

    private func text(of stage: SearchStage, _ expression: MatchExpression) -> String {
        switch stage {
        case .exactName: expression.with([NameKey.exactly(query.words)])
        case .beginning: expression.with([NameKey.beginning(query.words)])
        case .name, .keywords, .exports, .summary, .anywhere: expression.text
        }
    }

    private func scored(
        _ positions: [Int64],
        _ stage: SearchStage,
        base: Double
    ) throws(SQLiteError) -> [Found] {
        guard stage.isAboutNames else {
            return positions.map { Found(position: $0, score: base + points($0, fit: 0)) }
        }
        let fit = NameFit(words: query.words, key: query.key)
        var all: [Found] = []
        for position in positions {
            let name = try reader.name(at: position) ?? ""
            let points = points(position, fit: fit.score(of: name))
            all.append(Found(position: position, score: base + points))
        }
        return all.sorted { ($1.score, $0.position) < ($0.score, $1.position) }
    }

    /// At most 99: half for the name, half for popularity.
    private func points(_ position: Int64, fit: Double) -> Double {
        49.5 * fit + 49.5 * Popularity.share(at: position)
    }
}
