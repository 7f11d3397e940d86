// SPDX-License-Identifier: Apache-2.0

/// `tenon completions`: the script that teaches a shell to complete command lines.
package struct CompletionsCommand: Command {
    /// What the command is called, takes and does.
    package static let specification = CommandSpecification(
        "completions",
        group: .tenon,
        summary: "print the script that completes command lines in a shell",
        discussion: [
            "The script asks Tenon each time, so it stays right when Tenon is updated and "
                + "proposes the names of saved modules."
        ],
        arguments: [
            ArgumentSpecification(
                "SHELL",
                "`bash`, `zsh` or `fish`",
                completion: .choices(Shell.allCases.map(\.rawValue))
            )
        ],
        examples: [
            CommandExample(
                "source <(tenon completions bash)",
                "complete command lines in this bash; put it into ~/.bashrc for all"
            )
        ]
    )

    private let shell: Shell

    /// Reads the name of the shell.
    package init(parsing arguments: ParsedArguments) throws {
        shell = Shell(rawValue: try arguments.required("SHELL")) ?? .bash
    }

    /// Prints the script.
    package func run(in context: CommandContext) async throws -> ExitStatus {
        try context.output.write(shell.script)
        return .success
    }
}
