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
    /// - Throws: ``UsageError`` when the program's word for the commands is missing.
    static func arguments(
        _ arguments: [String],
        calledAs name: String
    ) throws(UsageError) -> [String] {
        guard let group = groups[name] else { return arguments }
        guard arguments.first == group else { throw .missingGroup(group, of: name) }
        return Array(arguments.dropFirst())
    }
}
