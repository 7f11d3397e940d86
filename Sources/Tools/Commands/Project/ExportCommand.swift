// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import JSONKit
internal import ModuleModel
internal import ModuleWorkspace

/// `tenon export`: writes the lock as mlld reads it.
package struct ExportCommand: Command {
    package static let specification = CommandSpecification(
        "export",
        group: .project,
        summary: "write the modules of mlld that `tenon.lock` pins as a lock of mlld",
        discussion: [
            "What mlld's lock can't hold is left out, and named. `tenon import FILE` reads such a lock."
        ],
        arguments: [
            ArgumentSpecification(
                "FILE",
                "the file, `.mlld/mlld.lock.json` unless it is given",
                arity: .optional,
                completion: .path
            )
        ]
    )

    private let path: FilePath

    package init(parsing arguments: ParsedArguments) throws {
        path = try FilePath(arguments.argument("FILE") ?? ".mlld/\(Workspace.mlldLockName)")
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        let project = try workspace.currentProject()
        let (written, leftOut) = try workspace.exportMlldLock(of: project, to: path)
        if context.output.isJSON {
            try context.output.write(
                [
                    "written": .integer(Int64(written)),
                    "leftOut": .array(leftOut.map { .string($0.description) }),
                ] as JSONValue
            )
            return .success
        }
        for id in leftOut { context.output.say("left out: \(id)") }
        context.output.say("`\(path.string)` pins \(written) module" + (written == 1 ? "" : "s"))
        return .success
    }
}
