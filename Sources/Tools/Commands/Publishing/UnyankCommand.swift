// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import ModuleWorkspace

/// `tenon unyank`: takes the withdrawal of a version back.
package struct UnyankCommand: Command {
    package static let specification = CommandSpecification(
        "unyank",
        group: .registry,
        summary: "let a withdrawn version be chosen again",
        options: [RegistryOption.specification],
        arguments: [ArgumentSpecification("RELEASE", "a version, `@alice/utils@1.2.0`")],
        examples: [CommandExample("tenon unyank @alice/utils@1.2.0", "take a withdrawal back")]
    )

    private let name: PackageName
    private let version: Version
    private let registry: String?

    package init(parsing arguments: ParsedArguments) throws {
        (name, version) = try ReleaseArgument.exact("RELEASE", of: arguments)
        registry = arguments.value(of: "registry")
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let address = try await context.workspace().unyank(name, version, registry: registry)
        let change = ReleaseChange(
            subject: "\(name)@\(version)",
            registry: address,
            change: "available again"
        )
        try change.write(to: context.output)
        return .success
    }
}
