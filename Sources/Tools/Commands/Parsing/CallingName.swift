// SPDX-License-Identifier: Apache-2.0

/// The names by which the documents of languages call the package commands: `lyra pkg add`, `mlld registry
/// install`.
///
/// A link of that name to `tenon` gives a language's users the words that they know.
enum CallingName {
    /// The word that comes before the command, by the name of the program.
    private static let groups = ["lyra": "pkg", "mlld": "registry"]

    /// The name of the program of one language, whose commands mean that language.
    private static let languageName = "mlpy"

    /// The commands that take a language.
    private static let languageCommands: Set<String> = ["eval", "repl", "new", "init", "save"]

    /// The arguments with the language, where a command takes one and none is said.
    private static func speaking(_ language: String, _ arguments: [String]) -> [String] {
        guard let command = arguments.first, languageCommands.contains(command) else {
            return arguments
        }
        let isSaid = arguments.prefix { $0 != "--" }
            .contains { $0 == "--language" || $0.hasPrefix("--language=") }
        return isSaid ? arguments : [command, "--language", language] + arguments.dropFirst()
    }

    /// The arguments as `tenon` takes them.
    ///
    /// The word goes, except where the command itself has it: `registry sync`.
    ///
    /// - Throws: ``UsageError`` when the program's word for the commands is missing.
    static func arguments(
        _ arguments: [String],
        calledAs name: String,
        in catalog: CommandCatalog
    ) throws(UsageError) -> [String] {
        if name == languageName { return speaking("ml", arguments) }
        guard let group = groups[name] else { return arguments }
        guard arguments.first == group else { throw .missingGroup(group, of: name) }
        let verb = arguments.dropFirst().first ?? ""
        if catalog.command(named: verb) == nil, catalog.secondWords(after: group).contains(verb) {
            return arguments
        }
        return Array(arguments.dropFirst())
    }
}
