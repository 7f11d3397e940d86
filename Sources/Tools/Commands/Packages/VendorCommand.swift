// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleWorkspace

/// `tenon vendor`: copies everything that the lock names into the project.
package struct VendorCommand: Command {
    package static let specification = CommandSpecification(
        "vendor",
        group: .project,
        summary: "copy everything that `tenon.lock` names into `vendor/`",
        discussion: [
            "Commit the folder: `tenon run --frozen` and `tenon install --frozen` then work on a machine that has "
                + "never seen the modules. Each file is hashed before it is used.",
            "Run `tenon install` before, and `tenon vendor` again whenever the lock has changed.",
        ]
    )

    package init(parsing arguments: ParsedArguments) throws {}

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        let report = try workspace.vendor(try workspace.currentProject())
        if context.output.isJSON {
            try context.output.write(
                [
                    "files": .integer(Int64(report.files)),
                    "added": .integer(Int64(report.added)),
                    "removed": .integer(Int64(report.removed)),
                ] as JSONValue
            )
            return .success
        }
        context.output.say(
            "`vendor` holds \(report.files) files: \(report.added) new, \(report.removed) removed"
        )
        return .success
    }
}
