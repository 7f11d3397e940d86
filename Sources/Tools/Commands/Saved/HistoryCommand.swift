// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel
internal import ModuleStore
internal import ModuleWorkspace

/// `tenon history`: shows the revisions of a saved module.
package struct HistoryCommand: Command {
    package static let specification = CommandSpecification(
        "history",
        group: .saved,
        summary: "list the revisions of a saved module, newest first",
        arguments: [ArgumentSpecification("NAME", "the name", completion: .savedName)]
    )

    private let name: ModuleName

    package init(parsing arguments: ParsedArguments) throws {
        name = try ModuleName(parsing: try arguments.required("NAME"))
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let module = try await context.workspace().saved.history(name)
        if context.output.isJSON {
            try context.output.write(
                JSONValue.array(module.revisions.map { .object(SavedRecord.json($0)) })
            )
            return .success
        }
        var table = TextTable([
            .init("revision", isRightAligned: true), .init("saved"),
            .init("size", isRightAligned: true), .init("digest", isFlexible: true),
        ])
        for revision in module.revisions {
            table.append([
                .init("\(revision.number)"), .init(revision.created.description),
                .init(SavedRecord.size(revision)), .init(revision.digest.description),
            ])
        }
        try context.output.write(table)
        if let removed = module.removedAt {
            context.output.say("removed at \(removed); `tenon undo \(name)` brings it back")
        }
        return .success
    }
}
