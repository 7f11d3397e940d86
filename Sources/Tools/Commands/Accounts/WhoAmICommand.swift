// SPDX-License-Identifier: Apache-2.0

internal import ModuleWorkspace

/// `tenon whoami`: says whose token is used for a registry.
package struct WhoAmICommand: Command {
    package static let specification = CommandSpecification(
        "whoami",
        group: .registry,
        summary: "say whose token is used for a registry, and what it may publish",
        discussion: [RegistryOption.discussion],
        options: [RegistryOption.specification],
        examples: [CommandExample("tenon whoami", "ask the server")]
    )

    private let registry: String?

    package init(parsing arguments: ParsedArguments) throws {
        registry = arguments.value(of: "registry")
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let account = try await context.workspace().whoAmI(registry)
        context.output.progress.hide()
        if context.output.isJSON {
            try context.output.write(AccountRecord.json(account))
            return .success
        }
        var table = TextTable([.init(""), .init("", isFlexible: true)])
        table.append(["name", .init(account.name)])
        table.append(["registry", .init(account.registry)])
        table.append(["scopes", .init(account.scopes.joined(separator: ", "))])
        if account.isAdministrator { table.append(["", "administrator"]) }
        try context.output.write(table)
        return .success
    }
}
