// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel
internal import ModuleStore
internal import ModuleWorkspace

/// `tenon remove`: takes a name away.
package struct RemoveCommand: Command {
    package static let specification = CommandSpecification(
        "remove",
        group: .saved,
        summary: "remove a saved module; `tenon undo` brings it back",
        arguments: [ArgumentSpecification("NAME", "the name", completion: .savedName)]
    )

    private let name: ModuleName

    package init(parsing arguments: ParsedArguments) throws {
        name = try ModuleName(parsing: try arguments.required("NAME"))
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        let revision = try await workspace.saved.remove(name, now: context.clock.now())
        if context.output.isJSON {
            try context.output.write(JSONValue.object(SavedRecord.json(revision)))
            return .success
        }
        context.output.say(
            "removed `\(name)` (revision \(revision.number)); `tenon undo \(name)` brings it back"
        )
        return .success
    }
}
