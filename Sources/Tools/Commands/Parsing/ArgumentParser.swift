// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

/// Reads a command line by the specifications of the commands.
///
/// Options may stand before or after positional arguments; `--` ends them. For a command that
/// starts a program they end at the program's path: what follows belongs to the program, but for the languages whose
/// users write options there (``ArgumentSpecification/optionsFollow``).
package struct ArgumentParser: Sendable {
    /// What the global options have said so far; also meaningful after an error.
    package private(set) var settings = GlobalSettings()

    private let catalog: CommandCatalog
    private var rest: ArraySlice<String> = []
    private var command: (any Command.Type)?
    private var words: [String] = []
    private var uses: [ParsedArguments.Use] = []
    private var optionsHaveEnded = false

    /// Prepares to read command lines of a program with those commands.
    package init(catalog: CommandCatalog) {
        self.catalog = catalog
    }

    /// Reads the arguments after the program's name.
    ///
    /// - Throws: ``UsageError`` for the first thing that is wrong.
    package mutating func parse(_ arguments: [String]) throws(UsageError) -> Invocation {
        rest = arguments[...]
        while let word = rest.popFirst() {
            if optionsHaveEnded || word == "-" || !word.hasPrefix("-") {
                try takeWord(word)
            } else if word == "--" {
                optionsHaveEnded = true
            } else if word.hasPrefix("--") {
                try takeLongOption(word)
            } else {
                try takeShortOptions(word)
            }
        }
        return try finish()
    }

    /// Whether the command line, as far as it was understood, starts a program.
    package var startsProgram: Bool { specification?.startsProgram ?? false }

    private var specification: CommandSpecification? { command?.specification }

    // MARK: - Words

    private mutating func takeWord(_ word: String) throws(UsageError) {
        guard let specification else { return try takeCommand(word) }
        words.append(word)
        let takesRest = specification.arguments.firstIndex { $0.arity == .rest }
        if let takesRest, words.count >= takesRest {
            let suffixes = specification.arguments[..<takesRest].last?.optionsFollow ?? []
            if suffixes.contains(where: word.hasSuffix) { try takeFollowingOptions() }
            words += rest
            rest = []
        }
    }

    /// Takes the options of the command that stand between a program's path and its first argument.
    private mutating func takeFollowingOptions() throws(UsageError) {
        while let word = rest.first, word.hasPrefix("--") {
            let name = word.dropFirst(2).prefix { $0 != "=" }
            guard word == "--" || known.contains(where: { $0.name == name }) else { return }
            rest.removeFirst()
            if word == "--" { return }
            try takeLongOption(word)
        }
    }

    private mutating func takeCommand(_ word: String) throws(UsageError) {
        if let found = catalog.command(named: word) {
            command = found
            return
        }
        let seconds = catalog.secondWords(after: word)
        guard !seconds.isEmpty else {
            throw .unknownCommand(word, among: catalog.firstWords)
        }
        guard let second = rest.first, !second.hasPrefix("-") else {
            throw .incompleteCommand(word, among: seconds)
        }
        rest.removeFirst()
        guard let found = catalog.command(named: "\(word) \(second)") else {
            throw .unknownCommand(second, among: seconds, prefix: word + " ")
        }
        command = found
    }

    // MARK: - Options

    private mutating func takeLongOption(_ word: String) throws(UsageError) {
        let body = word.dropFirst(2)
        let equals = body.firstIndex(of: "=")
        let name = String(body[..<(equals ?? body.endIndex)])
        let value = equals.map { String(body[body.index(after: $0)...]) }
        guard let option = known.first(where: { $0.name == name }) else {
            throw unknown("--" + name)
        }
        try take(option, spelt: "--" + name, value: value)
    }

    private mutating func takeShortOptions(_ word: String) throws(UsageError) {
        var letters = word.dropFirst()
        while let letter = letters.popFirst() {
            guard let option = known.first(where: { $0.short == letter }) else {
                throw unknown("-\(letter)")
            }
            guard option.value != nil, !letters.isEmpty else {
                try take(option, spelt: "-\(letter)", value: nil)
                continue
            }
            let value = letters.first == "=" ? letters.dropFirst() : letters
            return try take(option, spelt: "-\(letter)", value: String(value))
        }
    }

    private mutating func take(
        _ option: OptionSpecification,
        spelt: String,
        value given: String?
    ) throws(UsageError) {
        let name = specification?.name
        var value = given
        if let expected = option.value {
            if value == nil, !expected.isOptional { value = rest.popFirst() }
            if value == nil, !expected.isOptional {
                throw .missingValue(spelt, usage: option.usage, command: name)
            }
            if let value { try check(value, by: expected.completion, of: spelt) }
        } else if let value {
            throw .unexpectedValue(spelt, value: value, command: name)
        }
        if GlobalOptions.all.contains(option) {
            settings.apply(option.name, value: value)
            return
        }
        let isKept = option.value == nil || option.isRepeatable
        if !isKept, uses.contains(where: { $0.name == option.name }) {
            throw .repeatedOption(spelt, command: name)
        }
        uses.append(.init(name: option.name, value: value))
    }

    private func check(
        _ value: String,
        by completion: ValueCompletion,
        of place: String
    ) throws(UsageError) {
        guard case .choices(let choices) = completion, !choices.contains(value) else { return }
        let list = choices.map { "`\($0)`" }.joined(separator: ", ")
        let near = NearestNames.of(value, among: choices).first.map { "did you mean `\($0)`?" }
        throw .invalidValue(
            value,
            of: place,
            expected: choices.count == 1 ? list : "one of \(list)",
            command: specification?.name,
            hint: near
        )
    }

    private var known: [OptionSpecification] { (specification?.options ?? []) + GlobalOptions.all }

    private func unknown(_ option: String) -> UsageError {
        let names = known.filter { !$0.isHidden }.map { "--" + $0.name }
        return .unknownOption(option, among: names, command: specification?.name)
    }

    // MARK: - The end

    private func finish() throws(UsageError) -> Invocation {
        if settings.wantsHelp { return .help(specification) }
        if settings.wantsVersion { return .version }
        guard let command else { return .nothing }
        let positionals = try bind(words, to: command.specification)
        let arguments = ParsedArguments(
            command: command.specification.name,
            settings: settings,
            options: uses,
            positionals: positionals
        )
        return .command(command, arguments)
    }

    /// Gives each word to an argument of the specification, in order.
    private func bind(
        _ words: [String],
        to specification: CommandSpecification
    ) throws(UsageError) -> [String: [String]] {
        var bound: [String: [String]] = [:]
        var rest = words[...]
        for argument in specification.arguments {
            let count =
                switch argument.arity {
                case .one, .optional: min(1, rest.count)
                case .oneOrMore, .any, .rest: rest.count
                }
            if count == 0, argument.arity == .one || argument.arity == .oneOrMore {
                throw .missingArgument(argument.name, command: specification.name)
            }
            let taken = rest.prefix(count)
            for word in taken { try check(word, by: argument.completion, of: argument.name) }
            bound[argument.name] = Array(taken)
            rest = rest.dropFirst(count)
        }
        if let first = rest.first { throw .tooManyArguments(first, command: specification.name) }
        return bound
    }
}
