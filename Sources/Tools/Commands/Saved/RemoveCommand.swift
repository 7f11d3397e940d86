// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel
internal import ModuleStore
internal import ModuleWorkspace

/// `tenon remove`: takes a saved module's name away, or a dependency out of the project.
package struct RemoveCommand: Command {
    package static let specification = CommandSpecification(
        "remove",
        group: .saved,
        summary: "remove saved modules, which `tenon undo` brings back, or dependencies",
        discussion: [
            "A name with a scope, `@alice/utils`, is a dependency. Another name is a dependency if the project's "
                + "manifest has it, else a saved module; where it is both, say which one is meant."
        ],
        options: [
            .flag("saved", "the names are those of saved modules"),
            .flag("dependency", "the names are those of dependencies of the project"),
        ],
        arguments: [
            ArgumentSpecification("NAME", "the name", arity: .oneOrMore, completion: .savedName)
        ],
        examples: [
            CommandExample("tenon remove greet", "remove what was saved under `greet`"),
            CommandExample("tenon remove @alice/utils", "take a package out of the project"),
        ]
    )

    private let names: [ManifestName]
    private let isSaved: Bool
    private let isDependency: Bool

    package init(parsing arguments: ParsedArguments) throws {
        isSaved = arguments.has("saved")
        isDependency = arguments.has("dependency")
        let isSaved = isSaved
        names = try arguments.arguments("NAME").map { text in
            isSaved ? .local(try ModuleName(parsing: text)) : try ManifestName(parsing: text)
        }
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        var dependencies: [ManifestName] = []
        var saved: [ModuleName] = []
        for name in names {
            switch name {
            case .local(let plain):
                if try await isDependency(plain, in: workspace) {
                    dependencies.append(name)
                } else {
                    saved.append(plain)
                }
            case .scoped: dependencies.append(name)
            }
        }
        guard saved.isEmpty || dependencies.isEmpty else {
            throw RemovalError.mixed(saved[0], dependencies[0])
        }
        return dependencies.isEmpty
            ? try await remove(saved, workspace, context)
            : try await remove(dependencies, workspace, context)
    }

    /// Whether a name without a scope means a dependency of the project.
    private func isDependency(_ name: ModuleName, in workspace: Workspace) async throws -> Bool {
        if isSaved { return false }
        if isDependency { return true }
        guard try workspace.currentProject().dependencyNames.contains(.local(name)) else {
            return false
        }
        guard try await !workspace.saved.has(name) else { throw RemovalError.ambiguous(name) }
        return true
    }

    private func remove(
        _ names: [ManifestName],
        _ workspace: Workspace,
        _ context: CommandContext
    ) async throws -> ExitStatus {
        let project = try workspace.currentProject()
        let update = try await workspace.remove(
            names,
            from: project,
            options: context.packageOptions
        )
        let words = names.map { "`\($0)`" }.joined(separator: ", ")
        try PackageReport(project).write(
            update,
            to: context.output,
            unchanged: "\(project.ownManifestName) no longer names \(words)"
        )
        return .success
    }

    private func remove(
        _ names: [ModuleName],
        _ workspace: Workspace,
        _ context: CommandContext
    ) async throws -> ExitStatus {
        for name in names {
            let revision = try await workspace.saved.remove(name, now: context.clock.now())
            if context.output.isJSON {
                try context.output.write(JSONValue.object(SavedRecord.json(revision)))
                continue
            }
            context.output.say(
                "removed `\(name)` (revision \(revision.number)); `tenon undo \(name)` brings it back"
            )
        }
        return .success
    }
}
