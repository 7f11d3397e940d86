// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import ModuleWorkspace

/// `tenon update`: chooses newer versions within what the manifest allows.
package struct UpdateCommand: Command {
    package static let specification = CommandSpecification(
        "update",
        group: .project,
        summary: "choose newer versions of packages, within what `tenon.toml` allows",
        discussion: [
            "With names, only those packages may change, and others only where they have to follow."
        ],
        arguments: [
            ArgumentSpecification("NAME", "a package, `@alice/utils`; all without", arity: .any)
        ],
        examples: [CommandExample("tenon update @alice/utils", "update one package")]
    )

    private let names: [PackageName]

    package init(parsing arguments: ParsedArguments) throws {
        names = try arguments.arguments("NAME").map { try PackageName(parsing: $0) }
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        let project = try workspace.currentProject()
        let update = try await workspace.update(
            names,
            in: project,
            options: context.packageOptions
        )
        try PackageReport(project).write(
            update,
            to: context.output,
            unchanged: "everything is as new as `tenon.toml` allows"
        )
        return .success
    }
}
