// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import ModuleWorkspace

/// `tenon add`: makes packages, URLs and folders dependencies of the project.
package struct AddCommand: Command {
    package static let specification = CommandSpecification(
        "add",
        group: .project,
        summary: "add packages to the project: choose versions, fetch and lock them",
        discussion: [
            "WHAT is a package, `@alice/utils`, with or without the versions that will do, `@alice/utils@^1.2`; "
                + "an `https:` URL; the path of a folder with a `tenon.toml`; a file of a gist, "
                + "`gist:alice/ID/words.js`; or a module of mlld, `mlld://alice/utils`.",
            "Without a requirement, the newest version that fits is chosen, and its compatible successors are "
                + "allowed: `^1.2.4`. If no versions go together, nothing changes.",
        ],
        options: [
            .flag("dev", "add them to `[dev-dependencies]`: only tests need them"),
            .option(
                "features",
                ValueSpecification("NAMES"),
                "switch on these optional parts, separated by commas"
            ),
            .option(
                "name",
                ValueSpecification("NAME"),
                "what imports call a URL, a folder or a gist"
            ),
        ],
        arguments: [ArgumentSpecification("WHAT", "what to add", arity: .oneOrMore)],
        examples: [
            CommandExample("tenon add @alice/utils", "the newest version"),
            CommandExample("tenon add @alice/utils@^1.2 @bob/text@2.0.1", "these versions"),
            CommandExample("tenon add --dev ../lib", "a folder, for tests alone"),
        ]
    )

    private let dependencies: [NewDependency]
    private var adding = Workspace.AddOptions()

    package init(parsing arguments: ParsedArguments) throws {
        dependencies = try arguments.arguments("WHAT").map { try NewDependency(parsing: $0) }
        if arguments.has("dev") { adding.section = .development }
        adding.features =
            arguments.value(of: "features")?
            .split(separator: ",").map(String.init) ?? []
        adding.name = try arguments.value(of: "name").map { try ManifestName(parsing: $0) }
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        let project = try workspace.currentProject()
        let update = try await workspace.add(
            dependencies,
            to: project,
            adding: adding,
            options: context.packageOptions
        )
        try PackageReport(project).write(
            update,
            to: context.output,
            unchanged: "`\(project.ownManifestName)` names it now; no package has changed"
        )
        for warning in workspace.languageWarnings(
            about: update,
            in: try workspace.currentProject()
        ) {
            context.output.warn(warning)
        }
        return .success
    }
}
