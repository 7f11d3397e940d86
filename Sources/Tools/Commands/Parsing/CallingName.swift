// SPDX-License-Identifier: Apache-2.0

/// The names by which the documents of languages call the package commands: `lyra pkg add`, `mlld registry
/// install`.
///
/// A link of that name to `tenon` gives a language's users the words that they know.
enum CallingName {
    /// The word that comes before the command, by the name of the program.
    private static let groups = ["lyra": "pkg", "mlld": "registry"]

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
        guard let group = groups[name] else { return arguments }
        guard arguments.first == group else { throw .missingGroup(group, of: name) }
        let verb = arguments.dropFirst().first ?? ""
        if catalog.command(named: verb) == nil, catalog.secondWords(after: group).contains(verb) {
            return arguments
        }
        return Array(arguments.dropFirst())
    }
}
