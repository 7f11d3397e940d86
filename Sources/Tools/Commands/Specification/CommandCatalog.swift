// SPDX-License-Identifier: Apache-2.0

/// All commands of a program, in the order in which help lists them.
package struct CommandCatalog: Sendable {
    private let commands: [any Command.Type]
    private let others: @Sendable () -> [any Command.Type]

    /// Lists commands.
    ///
    /// - Parameters:
    ///   - commands: the commands that people are told of first.
    ///   - others: those that are looked for last, and made only then: a type that is made of others costs
    ///     a start 30 µs.
    package init(
        _ commands: [any Command.Type],
        others: @escaping @Sendable () -> [any Command.Type] = { [] }
    ) {
        self.commands = commands
        self.others = others
    }

    private var all: [any Command.Type] { commands + others() }

    /// The specifications of the commands that people are told of.
    package var visible: [CommandSpecification] {
        all.map { $0.specification }.filter { !$0.isHidden }
    }

    /// The command of that name.
    package func command(named name: String) -> (any Command.Type)? {
        let isNamed = { (command: any Command.Type) in command.specification.name == name }
        return commands.first(where: isNamed) ?? others().first(where: isNamed)
    }

    /// The second words of the commands whose name begins with `word`: `build` for `registry`.
    package func secondWords(after word: String) -> [String] {
        all.compactMap { command in
            let words = command.specification.name.split(separator: " ")
            return words.count == 2 && words[0] == word ? String(words[1]) : nil
        }
    }

    /// The first words of the names that people are told of, each once.
    package var firstWords: [String] {
        var words: [String] = []
        for specification in visible {
            let word = String(specification.name.prefix { $0 != " " })
            if !words.contains(word) { words.append(word) }
        }
        return words
    }
}
