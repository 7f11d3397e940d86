// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import JSONKit
internal import ModuleStore
internal import ModuleWorkspace

/// `tenon cache verify`: hashes the whole store again.
package struct CacheVerifyCommand: Command {
    package static let specification = CommandSpecification(
        "cache verify",
        group: .tenon,
        summary: "hash everything in the store again; status 1 if anything differs"
    )

    package init(parsing arguments: ParsedArguments) throws {}

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let report = try await context.workspace().verifyStore()
        context.output.progress.hide()
        if context.output.isJSON {
            try context.output.write([
                "files": .integer(Int64(report.checkedBlobs)),
                "bytes": .integer(Int64(report.checkedBytes)),
                "revisions": .integer(Int64(report.checkedRevisions)),
                "faults": .array(report.faults.map { DiagnosticRenderer.json($0) }),
            ])
            return report.faults.isEmpty ? .success : .failure
        }
        guard report.faults.isEmpty else {
            throw WorkspaceError.checksFailed(subject: "the store", failures: report.faults)
        }
        context.output.say(
            "\(report.checkedBlobs) files (\(ByteCount.text(report.checkedBytes))) and "
                + "\(report.checkedRevisions) revisions are what they should be"
        )
        return .success
    }
}
