// SPDX-License-Identifier: Apache-2.0

/// `tenon complete`: what the scripts of `tenon completions` ask.
package struct CompleteCommand: Command {
    /// What the command is called, takes and does.
    package static let specification = CommandSpecification(
        "complete",
        group: .tenon,
        summary: "print what can end a command line",
        discussion: [
            "A candidate a line, its meaning after a tab; `:path` asks the shell for files."
        ],
        arguments: [
            ArgumentSpecification("WORD", "the words so far, after `--`", arity: .any)
        ],
        isHidden: true
    )

    private let words: [String]

    /// Reads the words of an unfinished command line.
    package init(parsing arguments: ParsedArguments) throws {
        words = arguments.arguments("WORD")
    }

    /// Prints the candidates.
    package func run(in context: CommandContext) async throws -> ExitStatus {
        var search = CompletionSearch(catalog: context.catalog)
        for proposal in search.proposals(for: words) {
            try await write(proposal, in: context)
        }
        return .success
    }

    private func write(_ proposal: CompletionProposal, in context: CommandContext) async throws {
        let output = context.output
        switch proposal {
        case .paths: try output.write(":path\n")
        case .word(let word, let meaning): try output.write("\(word)\t\(meaning)\n")
        case .savedNames(let prefix, let lead):
            // Without a store there is nothing to propose, and nobody to tell about it.
            let names = (try? await context.services.savedNames()) ?? []
            for name in names where name.hasPrefix(prefix) {
                try output.write("\(lead)\(name)\tsaved module\n")
            }
        }
    }
}
