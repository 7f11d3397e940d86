// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import ModuleStore
internal import ModuleWorkspace

/// `tenon import`: takes the modules of an old HLVM store along.
package struct ImportCommand: Command {
    package static let specification = CommandSpecification(
        "import",
        group: .saved,
        summary: "save every module of an old HLVM store",
        discussion: ["The old store is only read. Importing again changes nothing."],
        arguments: [ArgumentSpecification("FILE", "the `HLVM.sqlite`", completion: .path)]
    )

    private let path: FilePath

    package init(parsing arguments: ParsedArguments) throws {
        path = try FilePath(try arguments.required("FILE"))
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
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
}
