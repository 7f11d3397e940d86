// SPDX-License-Identifier: Apache-2.0

/// `tenon registry audit`: the same as `tenon audit`.
package struct RegistryAuditCommand: Command {
    package static let specification = CommandSpecification(
        "registry audit",
        group: .registry,
        summary: "the same as `tenon audit`",
        options: AuditCommand.options,
        isHidden: true
    )

    private let command: AuditCommand

    package init(parsing arguments: ParsedArguments) throws {
        command = try AuditCommand(parsing: arguments)
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        try await command.run(in: context)
    }
}
