// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel
internal import ModuleWorkspace

/// `tenon owner list`: shows who may publish a package.
package struct OwnerListCommand: Command {
    package static let specification = CommandSpecification(
        "owner list",
        group: .registry,
        summary: "show who may publish a package",
        options: [RegistryOption.specification],
        arguments: [ArgumentSpecification("PACKAGE", "the package, `@alice/utils`")],
        examples: [CommandExample("tenon owner list @alice/utils", "show its owners")]
    )

    private let name: PackageName
    private let registry: String?

    package init(parsing arguments: ParsedArguments) throws {
        name = try PackageName(parsing: try arguments.required("PACKAGE"))
        registry = arguments.value(of: "registry")
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let owners = try await context.workspace().owners(of: name, registry: registry)
        context.output.progress.hide()
        if context.output.isJSON {
            try context.output.write(JSONValue.array(owners.map { .string($0) }))
            return .success
        }
        if owners.isEmpty { context.output.say("the registry names no owner of `\(name)`") }
        for owner in owners { try context.output.write(TextEscaper.escape(owner) + "\n") }
        return .success
    }
}
