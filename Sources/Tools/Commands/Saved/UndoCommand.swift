// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel
internal import ModuleStore
internal import ModuleWorkspace

/// `tenon undo`: goes back a revision, or brings a removed name back.
package struct UndoCommand: Command {
    package static let specification = CommandSpecification(
        "undo",
        group: .saved,
        summary: "go back to the revision before, or bring a removed name back",
        arguments: [ArgumentSpecification("NAME", "the name", completion: .savedName)]
    )

    private let name: ModuleName

    package init(parsing arguments: ParsedArguments) throws {
        name = try ModuleName(parsing: try arguments.required("NAME"))
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let revision = try await context.workspace().saved.undo(name, now: context.clock.now())
        if context.output.isJSON {
            try context.output.write(JSONValue.object(SavedRecord.json(revision)))
            return .success
        }
        context.output.say("`\(name)` is \(revision.digest) again, as revision \(revision.number)")
        return .success
    }
}
