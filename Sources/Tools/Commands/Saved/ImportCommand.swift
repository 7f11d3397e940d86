// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import JSONKit
internal import ModuleModel
internal import ModuleStore
internal import ModuleWorkspace

/// `tenon import`: takes the modules of an old HLVM store along.
package struct ImportCommand: Command {
    package static let specification = CommandSpecification(
        "import",
        group: .saved,
        summary: "save every module of an old HLVM store, or take the pins of a lock of mlld",
        discussion: [
            "What is imported is only read. Importing again changes nothing.",
            "A lock of mlld is known by its name, `mlld.lock.json`. Its pins go into `tenon.lock`; a pin that "
                + "differs from one that is there is an error.",
        ],
        arguments: [
            ArgumentSpecification(
                "FILE",
                "the `HLVM.sqlite`, or the `mlld.lock.json`",
                completion: .path
            )
        ]
    )

    private let path: FilePath

    package init(parsing arguments: ParsedArguments) throws {
        path = try FilePath(try arguments.required("FILE"))
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        if path.lastComponent == Workspace.mlldLockName { return try await importLock(in: context) }
        let report = try await context.workspace().importHLVM(path)
        var refused = 0
        for entry in report.entries {
            switch entry.outcome {
            case .saved(let result):
                let state = result.isNew ? "saved" : "was there already:"
                context.output.say("\(state) `\(entry.key)` revision \(result.revision.number)")
            case .refused(let diagnostic):
                refused += 1
                var warning = diagnostic
                warning.context.append("while importing `\(entry.key)`")
                context.output.warn(warning)
            }
        }
        context.output.say("\(report.entries.count - refused) imported, \(refused) refused")
        return refused == 0 ? .success : .failure
    }

    private func importLock(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        let project = try workspace.currentProject()
        let added = try await workspace.importMlldLock(path, into: project)
        if context.output.isJSON {
            try context.output.write(JSONValue.array(added.map { .string($0.description) }))
            return .success
        }
        for id in added { context.output.say("+ \(id)") }
        context.output.say("\(added.count) imported into `tenon.lock`")
        return .success
    }
}
