// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import ModuleWorkspace

/// `tenon owner add`: lets another account publish a package.
package struct OwnerAddCommand: Command {
    package static let specification = CommandSpecification(
        "owner add",
        group: .registry,
        summary: "let another account publish a package",
        options: [RegistryOption.specification, CommandContext.yes],
        arguments: [
            ArgumentSpecification("PACKAGE", "the package, `@alice/utils`"),
            ArgumentSpecification("USER", "the account"),
        ],
        examples: [CommandExample("tenon owner add @alice/utils bob", "let bob publish it too")]
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
            "May `\(user)` publish `\(name)`, withdraw its versions and change its owners?",
            "an owner may do everything with a package",
            isConfirmed: isConfirmed
        )
        let address = try await workspace.addOwner(user, to: name, registry: registry)
        let change = ReleaseChange(
            subject: name.description,
            registry: address,
            change: "also owned by `\(user)`"
        )
        try change.write(to: context.output)
        return .success
    }
}
