// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import JSONKit
internal import ModuleWorkspace

/// `tenon check`: follows all imports of a project without running anything.
package struct CheckCommand: Command {
    package static let specification = CommandSpecification(
        "check",
        group: .project,
        summary: "scan every source, follow every import, compare manifest and lock; run nothing",
        discussion: [
            "Folders that begin with a dot, `node_modules`, `vendor`, `dist` and projects inside the project are "
                + "left out. Nothing is fetched or changed; status 1 if anything is wrong."
        ]
    )

    package init(parsing arguments: ParsedArguments) throws {}

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        let project = try workspace.currentProject()
        let check = try workspace.check(project)
        let warnings = project.warnings
        if context.output.isJSON {
            let all = check.problems + warnings
            try context.output.write(JSONValue.array(all.map(DiagnosticRenderer.json)))
            return check.problems.isEmpty ? .success : .failure
        }
        for warning in warnings { context.output.warn(warning) }
        for problem in check.problems { context.output.fail(problem) }
        let files = "\(check.files) file" + (check.files == 1 ? "" : "s")
        context.output.say(
            check.problems.isEmpty
                ? "\(files) scanned, nothing is wrong"
                : "\(files) scanned, \(check.problems.count) thing"
                    + (check.problems.count == 1 ? " is wrong" : "s are wrong")
        )
        return check.problems.isEmpty ? .success : .failure
    }
}
