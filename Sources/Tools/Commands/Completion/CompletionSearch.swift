// SPDX-License-Identifier: Apache-2.0

/// Finds what can stand at the end of an unfinished command line.
///
/// Shells ask Tenon each time, so that one implementation serves all of them and knows the names
/// of saved modules.
struct CompletionSearch {
    private let catalog: CommandCatalog
    private var command: CommandSpecification?
    private var firstWord: String?
    private var position = 0
    private var awaited: ValueSpecification?
    private var optionsHaveEnded = false

    init(catalog: CommandCatalog) {
        self.catalog = catalog
    }

    /// What can stand in the place of the last of `words`, which is empty when nothing is typed yet.
    mutating func proposals(for words: [String]) -> [CompletionProposal] {
        let (earlier, current, lead) = Self.joined(words)
        for word in earlier { read(word) }
        if let awaited, lead != nil || !awaited.isOptional {
            return values(awaited.completion, prefix: current, lead: lead ?? "")
        }
        if current.hasPrefix("-"), !optionsHaveEnded { return options(current) }
        guard let command else { return names(current) }
        let arguments = command.arguments
        let isLate = arguments.last.map { [.oneOrMore, .any].contains($0.arity) } ?? false
        let place = isLate ? min(position, arguments.count - 1) : position
        guard arguments.indices.contains(place) else {
            return command.startsProgram ? [.paths] : []
        }
        if arguments[place].arity == .rest { return [.paths] }
        return values(arguments[place].completion, prefix: current, lead: "")
    }

    // MARK: - What is there already

    /// Separates the word under the cursor, and what stands before a value in the same word.
    ///
    /// Bash takes `--color=al` for three words: the lead is then empty. It is `nil` without a `=`.
    private static func joined(
        _ words: [String]
    ) -> (earlier: [String], current: String, lead: String?) {
        var earlier = words
        var current = earlier.popLast() ?? ""
        if earlier.last == "=" {
            earlier.removeLast()
        } else if current == "=" {
            current = ""
        } else if current.hasPrefix("--"), let equals = current.firstIndex(of: "=") {
            let value = current.index(after: equals)
            let lead = String(current[..<value])
            return (earlier + [String(current[..<equals])], String(current[value...]), lead)
        } else {
            return (earlier, current, nil)
        }
        return (earlier, current, "")
    }

    private mutating func read(_ word: String) {
        if awaited != nil, word != "=" {
            let isRequired = awaited?.isOptional == false
            awaited = nil
            if isRequired { return }
        }
        if word == "--" {
            optionsHaveEnded = true
        } else if word.hasPrefix("-"), word != "-", !optionsHaveEnded {
            readOption(word)
        } else if let command {
            position += 1
            if let rest = command.arguments.firstIndex(where: { $0.arity == .rest }) {
                optionsHaveEnded = optionsHaveEnded || position >= rest
            }
        } else {
            let name = firstWord.map { "\($0) \(word)" } ?? word
            command = catalog.command(named: name)?.specification
            firstWord = command == nil ? word : nil
        }
    }

    private mutating func readOption(_ word: String) {
        guard !word.contains("=") else { return }
        let option = known.first { "--\($0.name)" == word || $0.short.map { "-\($0)" } == word }
        awaited = option?.value
    }

    // MARK: - What can come

    private var known: [OptionSpecification] {
        ((command?.options ?? []) + GlobalOptions.all).filter { !$0.isHidden }
    }

    private func options(_ prefix: String) -> [CompletionProposal] {
        known.map { ("--\($0.name)", $0.summary) }.filter { $0.0.hasPrefix(prefix) }
            .map { .word($0.0, meaning: $0.1) }
    }

    private func names(_ prefix: String) -> [CompletionProposal] {
        let words = firstWord.map(catalog.secondWords) ?? catalog.firstWords
        return words.filter { $0.hasPrefix(prefix) }.map { word in
            let name = firstWord.map { "\($0) \(word)" } ?? word
            let summary = catalog.command(named: name)?.specification.summary
            return .word(word, meaning: summary ?? "")
        }
    }

    private func values(
        _ completion: ValueCompletion,
        prefix: String,
        lead: String
    ) -> [CompletionProposal] {
        switch completion {
        case .none: []
        case .path: [.paths]
        case .savedName: [.savedNames(prefix: prefix, lead: lead)]
        case .choices(let choices):
            choices.filter { $0.hasPrefix(prefix) }.map { .word(lead + $0, meaning: "") }
        case .command:
            catalog.firstWords.filter { $0.hasPrefix(prefix) }.map { word in
                let summary = catalog.command(named: word)?.specification.summary
                return .word(word, meaning: summary ?? "")
            }
        }
    }
}
