// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import JSONKit
internal import ModuleModel
internal import ModuleWorkspace

/// `tenon verify`: hashes everything that the lock names again.
package struct VerifyCommand: Command {
    package static let specification = CommandSpecification(
        "verify",
        group: .project,
        summary: "hash everything that `tenon.lock` names again; status 1 if anything differs"
    )

    package init(parsing arguments: ParsedArguments) throws {}

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        let results = try await workspace.verify(try workspace.currentProject())
        context.output.progress.hide()
        let failures = results.compactMap(\.failure)
        if context.output.isJSON {
            let records = results.map { result in
                LockRecord.json(
                    result.module,
                    result.digest,
                    [
                        "isWhole": .bool(result.failure == nil),
                        "code": result.failure.map { .string($0.code) } ?? .null,
                    ]
                )
            }
            try context.output.write(JSONValue.array(records))
            return failures.isEmpty ? .success : .failure
        }
        try context.output.write(table(results))
        guard failures.isEmpty else {
            throw WorkspaceError.checksFailed(subject: Project.lockName, failures: failures)
        }
        context.output.say("\(results.count) of \(results.count) are what the lock says")
        return .success
    }

    private func table(_ results: [Workspace.CheckResult]) -> TextTable {
        var table = TextTable([.init(""), .init(""), .init("", isFlexible: true)])
        for result in results {
            let isWhole = result.failure == nil
            table.append([
                .init(isWhole ? "ok" : "FAILED", as: isWhole ? .good : .error),
                .init(result.module.description), .init(result.digest.description),
            ])
        }
        return table
    }
}
