// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel
internal import ModuleWorkspace

/// `tenon repin`: accepts the new content of a locked module.
package struct RepinCommand: Command {
    package static let specification = CommandSpecification(
        "repin",
        group: .project,
        summary: "fetch a locked module again, show what changed, and let the lock follow",
        options: [.flag("approve", "accept what is shown without being asked")],
        arguments: [
            ArgumentSpecification("MODULE", "a module as the lock names it", arity: .oneOrMore)
        ],
        examples: [
            CommandExample("tenon repin https://example.com/a.js", "see and accept a change")
        ]
    )

    private let modules: [String]
    private let approves: Bool

    package init(parsing arguments: ParsedArguments) throws {
        modules = arguments.arguments("MODULE")
        approves = arguments.has("approve")
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        let project = try workspace.currentProject()
        var records: [JSONValue] = []
        for module in modules {
            let repinned = try await workspace.repin(
                module,
                in: project,
                options: .init(
                    approves: approves,
                    isOffline: context.settings.isOffline,
                    isLocked: context.settings.isLocked
                )
            )
            context.output.progress.hide()
            context.output.say(
                repinned.isChanged
                    ? "`\(repinned.module)` is now \(repinned.after)"
                    : "`\(repinned.module)` has not changed (\(repinned.after))"
            )
            records.append(
                LockRecord.json(
                    repinned.module,
                    repinned.after,
                    ["before": .string(repinned.before.description)]
                )
            )
        }
        if context.output.isJSON { try context.output.write(JSONValue.array(records)) }
        return .success
    }
}
