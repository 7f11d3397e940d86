// SPDX-License-Identifier: Apache-2.0

/// All commands of a program, in the order in which help lists them.
package struct CommandCatalog: Sendable {
    /// The commands.
    package let commands: [any Command.Type]

    /// Lists commands.
    package init(_ commands: [any Command.Type]) {
        self.commands = commands
    }

    /// The specifications of the commands that people are told of.
    package var visible: [CommandSpecification] {
        commands.map { $0.specification }.filter { !$0.isHidden }
    }

    /// The command of that name.
    package func command(named name: String) -> (any Command.Type)? {
        commands.first { $0.specification.name == name }
    }

    /// The second words of the commands whose name begins with `word`: `build` for `registry`.
    package func secondWords(after word: String) -> [String] {
        commands.compactMap { command in
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
