// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import ModuleWorkspace

/// `tenon owner add`: lets another account publish a package.
package struct OwnerAddCommand: Command {
    package static let specification = CommandSpecification(
        "owner add",
        group: .registry,
        summary: "let another account publish a package",
        options: OwnerChange.options,
        arguments: OwnerChange.arguments,
        examples: [CommandExample("tenon owner add @alice/utils bob", "let bob publish it too")]
    )

    private let change: OwnerChange

    package init(parsing arguments: ParsedArguments) throws {
        change = try OwnerChange(parsing: arguments)
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        try await change.run(
            in: context,
            asking:
                "May `\(change.user)` publish `\(change.name)`, withdraw its versions and change its owners?",
            because: "an owner may do everything with a package",
            saying: "also owned by `\(change.user)`"
        ) {
            try await $0.addOwner(change.user, to: change.name, registry: change.registry)
        }
    }
}
