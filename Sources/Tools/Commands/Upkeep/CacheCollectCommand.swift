// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleStore
internal import ModuleWorkspace

/// `tenon cache gc`: removes what nothing needs.
package struct CacheCollectCommand: Command {
    package static let specification = CommandSpecification(
        "cache gc",
        group: .tenon,
        summary: "remove content that no saved module, no lock and nothing fetched lately needs",
        options: [
            .flag("dry-run", "only say what would be removed"),
            .flag("compiled", "forget compiled programs too; they are compiled again when needed"),
        ]
    )

    private let isDryRun: Bool
    private let forgetsCompiled: Bool

    package init(parsing arguments: ParsedArguments) throws {
        isDryRun = arguments.has("dry-run")
        forgetsCompiled = arguments.has("compiled")
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        let report = try await workspace.collectGarbage(isDryRun: isDryRun)
        let compiled =
            forgetsCompiled ? try workspace.forgetCompilations(isDryRun: isDryRun) : nil
        if context.output.isJSON {
            try context.output.write([
                "removedFiles": .integer(Int64(report.removedBlobs)),
                "removedBytes": .integer(Int64(report.removedBytes)),
                "keptFiles": .integer(Int64(report.keptBlobs)), "isDryRun": .bool(isDryRun),
                "removedCompiled": .integer(Int64(compiled?.values ?? 0)),
            ])
            return .success
        }
        let verb = isDryRun ? "would remove" : "removed"
        context.output.say(
            "\(verb) \(report.removedBlobs) files "
                + "(\(ByteCount.text(report.removedBytes))), \(report.keptBlobs) stay"
        )
        if let compiled {
            context.output.say(
                "\(verb) \(compiled.values) compiled files (\(ByteCount.text(compiled.bytes)))"
            )
        }
        return .success
    }
}
