// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import ModuleWorkspace

/// `tenon owner remove`: takes an account the right to publish a package.
package struct OwnerRemoveCommand: Command {
    package static let specification = CommandSpecification(
        "owner remove",
        group: .registry,
        summary: "take an account the right to publish a package",
        options: [RegistryOption.specification, CommandContext.yes],
        arguments: [
            ArgumentSpecification("PACKAGE", "the package, `@alice/utils`"),
            ArgumentSpecification("USER", "the account"),
        ],
        examples: [
            CommandExample("tenon owner remove @alice/utils bob", "bob is no owner any more")
        ]
    )

    private let name: PackageName
    private let user: RegistryUser
    private let registry: String?
    private let isConfirmed: Bool

    package init(parsing arguments: ParsedArguments) throws {
        name = try PackageName(parsing: try arguments.required("PACKAGE"))
        user = try RegistryUser(parsing: try arguments.required("USER"))
        registry = arguments.value(of: "registry")
        isConfirmed = arguments.has("yes")
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        try context.confirm(
            "Shall `\(user)` no longer publish `\(name)`?",
            "only another owner can bring one back",
            isConfirmed: isConfirmed
        )
        let address = try await workspace.removeOwner(user, from: name, registry: registry)
        let change = ReleaseChange(
            subject: name.description,
            registry: address,
            change: "no longer owned by `\(user)`"
        )
        try change.write(to: context.output)
        return .success
    }
}
