// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel
internal import ModuleWorkspace

/// `tenon install`: fetches what the lock names.
package struct InstallCommand: Command {
    package static let specification = CommandSpecification(
        "install",
        group: .project,
        summary: "fetch everything that `tenon.lock` names and this machine lacks",
        discussion: ["Each module is compared with its digest; nothing else is kept."]
    )

    package init(parsing arguments: ParsedArguments) throws {}

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        let project = try workspace.currentProject()
        let fetched = try await workspace.install(project, isOffline: context.settings.isOffline)
        context.output.progress.hide()
        if context.output.isJSON {
            try context.output.write(
                JSONValue.array(fetched.map { .string($0.description) })
            )
            return .success
        }
        for module in fetched { context.output.say("+ \(module)") }
        context.output.say(
            fetched.isEmpty ? "everything is here already" : "\(fetched.count) fetched"
        )
        return .success
    }
}
