// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import JSONKit
internal import ModuleModel
internal import ModuleWorkspace

/// `tenon build`: packs the project as registries take it.
package struct BuildCommand: Command {
    package static let specification = CommandSpecification(
        "build",
        group: .project,
        summary: "check the project, and pack it into `dist/` as registries take it",
        discussion: [
            "JavaScript and TypeScript need no translation, so building is packing: the files of the project go into "
                + "one archive, as `tenon check` sees them, with all that is no source, and without the lock. Equal "
                + "files give equal bytes.",
            "The manifest must name the package with its scope, its version and its language.",
        ]
    )

    package init(parsing arguments: ParsedArguments) throws {}

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        let project = try workspace.currentProject()
        let built = try workspace.build(project)
        let path = built.path.relative(to: project.root) ?? built.path
        if context.output.isJSON {
            try context.output.write(
                [
                    "path": .string(path.string),
                    "package": .string(built.name.description),
                    "version": .string(built.version.description),
                    "files": .array(built.files.map { .string($0) }),
                    "size": .integer(Int64(built.size)),
                    "digest": .string(built.digest.description),
                    "archive": .string(built.archive.description),
                ] as JSONValue
            )
            return .success
        }
        context.output.say(
            "`\(path.string)`: \(built.files.count) files, \(built.size) bytes, \(built.digest)"
        )
        return .success
    }
}
