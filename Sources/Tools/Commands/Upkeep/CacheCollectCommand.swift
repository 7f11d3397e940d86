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
        options: [.flag("dry-run", "only say what would be removed")]
    )

    private let isDryRun: Bool

    package init(parsing arguments: ParsedArguments) throws {
        isDryRun = arguments.has("dry-run")
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let report = try await context.workspace().collectGarbage(isDryRun: isDryRun)
        if context.output.isJSON {
            try context.output.write([
                "removedFiles": .integer(Int64(report.removedBlobs)),
                "removedBytes": .integer(Int64(report.removedBytes)),
                "keptFiles": .integer(Int64(report.keptBlobs)), "isDryRun": .bool(isDryRun),
            ])
            return .success
        }
        context.output.say(
            "\(isDryRun ? "would remove" : "removed") \(report.removedBlobs) files "
                + "(\(ByteCount.text(report.removedBytes))), \(report.keptBlobs) stay"
        )
        return .success
    }
}
