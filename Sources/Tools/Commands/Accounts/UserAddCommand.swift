// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import ModuleWorkspace

/// `tenon user add`: makes an account on a registry's server.
package struct UserAddCommand: Command {
    package static let specification = CommandSpecification(
        "user add",
        group: .registry,
        summary: "make an account on the server of a registry; for its administrators",
        discussion: [
            "The first token of the account is printed once, alone on standard output: hand it to its owner, who runs "
                + "`tenon login`. The account owns the scope of its own name.",
            RegistryOption.discussion,
        ],
        options: [RegistryOption.specification],
        arguments: [ArgumentSpecification("NAME", "the account, which owns the scope `@NAME`")],
        examples: [CommandExample("tenon user add alice", "alice may publish `@alice/…`")]
    )

    private let name: AccountName
    private let registry: String?

    package init(parsing arguments: ParsedArguments) throws {
        name = try AccountName(parsingMention: try arguments.required("NAME"))
        registry = arguments.value(of: "registry")
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let token = try await context.workspace().addUser(name, registry: registry)
        try TokenTable.showOnce(token, of: "`\(name)`", in: context.output)
        return .success
    }
}
