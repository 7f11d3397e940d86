// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import ModuleWorkspace

/// `tenon owner remove`: takes an account the right to publish a package.
package struct OwnerRemoveCommand: Command {
    package static let specification = CommandSpecification(
        "owner remove",
        group: .registry,
        summary: "take an account the right to publish a package",
        options: OwnerChange.options,
        arguments: OwnerChange.arguments,
        examples: [
            CommandExample("tenon owner remove @alice/utils bob", "bob is no owner any more")
        ]
    )

    private let change: OwnerChange

    package init(parsing arguments: ParsedArguments) throws {
        change = try OwnerChange(parsing: arguments)
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        try await change.run(
            in: context,
            asking: "Shall `\(change.user)` no longer publish `\(change.name)`?",
            because: "only another owner can bring one back",
            saying: "no longer owned by `\(change.user)`"
        ) {
            try await $0.removeOwner(change.user, from: change.name, registry: change.registry)
        }
    }
}
