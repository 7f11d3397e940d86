// SPDX-License-Identifier: Apache-2.0

/// A line that somebody types, and the earlier ones that can be called back; no terminal, no keyboard.
struct LineEditor {
    /// What a key led to.
    enum Action: Hashable {
        /// The line looks different.
        case redraw
        /// Nothing is to be shown.
        case none
        /// The line is finished.
        case accept(String)
        /// Ctrl-C: the line is given up.
        case interrupt
        /// Ctrl-D on an empty line.
        case end
        /// The screen is to be wiped first.
        case clear
        /// Several names would fit.
        case propose([String])
    }

    private var line: [Character] = []
    private var position = 0
    private let history: [String]
    /// The place in the history; its count is the new line.
    private var place: Int
    private var draft = ""
    private let complete: (String) -> [String]

    /// An empty line; `complete` gives the names that begin with a text.
    init(history: [String], complete: @escaping (String) -> [String] = { _ in [] }) {
        self.history = history
        self.complete = complete
        place = history.count
    }

    /// The text.
    var text: String { String(line) }

    /// The text before the cursor.
    var beforeCursor: String { String(line[..<position]) }

    /// Does what a key says.
    mutating func press(_ key: Key) -> Action {
        switch key {
        case .text(let text): return insert(text)
        case .enter: return .accept(text)
        case .interrupt: return .interrupt
        case .endOfInput:
            return line.isEmpty ? .end : delete(position..<min(position + 1, line.count))
        case .clearScreen: return .clear
        case .left: return move(to: position - 1)
        case .right: return move(to: position + 1)
        case .home: return move(to: 0)
        case .end: return move(to: line.count)
        case .earlier: return recall(place - 1)
        case .later: return recall(place + 1)
        case .deleteBackward: return delete(max(0, position - 1)..<position)
        case .deleteForward: return delete(position..<min(position + 1, line.count))
        case .deleteToStart: return delete(0..<position)
        case .deleteToEnd: return delete(position..<line.count)
        case .deleteWord: return delete(startOfWord..<position)
        case .tab: return completed()
        case .unknown: return .none
        }
    }

    private mutating func insert(_ text: String) -> Action {
        line.insert(contentsOf: text, at: position)
        position += text.count
        return .redraw
    }

    private mutating func move(to place: Int) -> Action {
        position = min(max(0, place), line.count)
        return .redraw
    }

    private mutating func delete(_ range: Range<Int>) -> Action {
        line.removeSubrange(range)
        position = range.lowerBound
        return .redraw
    }

    private var startOfWord: Int {
        var start = position
        while start > 0, line[start - 1] == " " { start -= 1 }
        while start > 0, line[start - 1] != " " { start -= 1 }
        return start
    }

    private mutating func recall(_ wanted: Int) -> Action {
        guard (0...history.count).contains(wanted) else { return .none }
        if place == history.count { draft = text }
        place = wanted
        line = Array(wanted == history.count ? draft : history[wanted])
        position = line.count
        return .redraw
    }

    private mutating func completed() -> Action {
        let word = String(line[..<position].reversed().prefix(while: Self.isOfName).reversed())
        guard !word.isEmpty else { return .none }
        let names = complete(word)
        guard let first = names.first else { return .none }
        let common = names.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
        guard common == word else { return insert(String(common.dropFirst(word.count))) }
        return names.count == 1 ? .none : .propose(names)
    }

    private static func isOfName(_ character: Character) -> Bool {
        character == "_" || character == "." || character.isLetter || character.isNumber
    }
}

extension String {
    fileprivate func commonPrefix(with other: String) -> String {
        String(zip(self, other).prefix { $0 == $1 }.map(\.0))
    }
}
