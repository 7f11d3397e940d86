// SPDX-License-Identifier: Apache-2.0

/// `tenon help`: explains the commands.
package struct HelpCommand: Command {
    /// What the command is called, takes and does.
    package static let specification = CommandSpecification(
        "help",
        group: .tenon,
        summary: "explain Tenon or one of its commands",
        options: [.flag("man", "print the manual page, for `man -l -`")],
        arguments: [
            ArgumentSpecification(
                "COMMAND",
                "the command to explain, one or two words",
                arity: .any,
                completion: .command
            )
        ],
        examples: [
            CommandExample("tenon help run", "explain `tenon run`"),
            CommandExample("tenon help --man | man -l -", "read the whole manual"),
        ]
    )

    private let words: [String]
    private let wantsManual: Bool

    /// Reads the name of the command to explain.
    package init(parsing arguments: ParsedArguments) throws {
        words = arguments.arguments("COMMAND")
        wantsManual = arguments.has("man")
    }

    /// Prints the overview, a page or the manual.
    package func run(in context: CommandContext) async throws -> ExitStatus {
        let output = context.output
        if wantsManual {
            try output.write(ManualPage.text(of: context.catalog))
            return .success
        }
        let help = HelpText(palette: output.dataPalette, columns: output.dataColumns)
        let name = words.joined(separator: " ")
        guard !name.isEmpty else {
            try output.write(help.overview(context.catalog))
            return .success
        }
        guard let command = context.catalog.command(named: name) else {
            let group = context.catalog.visible.filter { $0.name.hasPrefix(name + " ") }
            if !group.isEmpty {
                try output.write(help.list(group))
                return .success
            }
            let names = context.catalog.visible.map(\.name)
            throw UsageError.unknownCommand(name, among: names)
        }
        try output.write(help.page(command.specification))
        return .success
    }
}
