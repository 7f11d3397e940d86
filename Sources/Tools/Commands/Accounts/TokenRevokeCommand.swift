// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleWorkspace

/// `tenon token revoke`: makes a token useless.
package struct TokenRevokeCommand: Command {
    package static let specification = CommandSpecification(
        "token revoke",
        group: .registry,
        summary: "make a token useless, everywhere and at once",
        discussion: [RegistryOption.discussion],
        options: [RegistryOption.specification, CommandContext.yes],
        arguments: [ArgumentSpecification("ID", "its number in `tenon token list`")],
        examples: [CommandExample("tenon token revoke 7", "revoke one token")]
    )

    private let id: String
    private let registry: String?
    private let isConfirmed: Bool

    package init(parsing arguments: ParsedArguments) throws {
        id = try arguments.required("ID")
        let isPlain =
            (1...128).contains(id.utf8.count)
            && id.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
                default: false
                }
            }
        guard isPlain else {
            // It may be the token itself, which is not repeated.
            throw UsageError.invalidValue(
                "…",
                of: "ID",
                expected: "a number from `tenon token list`",
                command: arguments.command
            )
        }
        registry = arguments.value(of: "registry")
        isConfirmed = arguments.has("yes")
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        try context.confirm(
            "Revoke the token `\(id)`?",
            "a revoked token never works again",
            isConfirmed: isConfirmed
        )
        try await workspace.revokeToken(id, registry: registry)
        if context.output.isJSON {
            try context.output.write(["id": .string(id), "revoked": true] as JSONValue)
            return .success
        }
        context.output.say("the token `\(id)` is revoked")
        return .success
    }
}
