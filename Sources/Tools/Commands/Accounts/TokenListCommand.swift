// SPDX-License-Identifier: Apache-2.0

internal import ModuleWorkspace

/// `tenon token list`: shows this account's tokens.
package struct TokenListCommand: Command {
    package static let specification = CommandSpecification(
        "token list",
        group: .registry,
        summary: "show your tokens of a registry, without their secrets",
        discussion: [RegistryOption.discussion],
        options: [RegistryOption.specification],
        examples: [CommandExample("tenon token list", "show your tokens")]
    )

    private let registry: String?

    package init(parsing arguments: ParsedArguments) throws {
        registry = arguments.value(of: "registry")
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let tokens = try await context.workspace().tokens(registry)
        context.output.progress.hide()
        try TokenTable.write(tokens, to: context.output)
        return .success
    }
}
