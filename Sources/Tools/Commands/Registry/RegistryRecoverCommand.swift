// SPDX-License-Identifier: Apache-2.0

/// `tenon registry recover`: starts the program that knows the accounts of registries.
package struct RegistryRecoverCommand: Command {
    package static let specification = CommandSpecification(
        "registry recover",
        group: .registry,
        summary: "make another token for the account that runs a registry",
        discussion: [
            "For who has lost the token that the first start showed. It works on the folder itself, so only "
                + "those can use it who may write there; a server may run meanwhile.",
            "The token is the only thing on standard output, and is not shown again. The lost one stays good "
                + "until it is revoked: `tenon token list`, `tenon token revoke`.",
        ],
        options: [
            .option(
                "administrator",
                ValueSpecification("NAME"),
                "the account that runs it (default: administrator)"
            )
        ],
        arguments: [
            ArgumentSpecification("FOLDER", "the folder of the registry", completion: .path)
        ],
        examples: [
            CommandExample(
                "tenon registry recover ./packages | tenon login --registry http://127.0.0.1:7070/",
                "log in again as who runs the registry"
            )
        ]
    )

    package init(parsing arguments: ParsedArguments) throws {}

    package func run(in context: CommandContext) async throws -> ExitStatus {
        try RegistryProgram.start(in: context)
    }
}
