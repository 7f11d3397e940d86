// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import JSONKit
internal import ModuleModel
internal import ModuleWorkspace

/// `tenon tree`: shows which package needs which.
package struct TreeCommand: Command {
    package static let specification = CommandSpecification(
        "tree",
        group: .project,
        summary: "show which package needs which",
        discussion: ["What is shown above already is marked with `*`, and not shown again."],
        options: [
            .option("invert", ValueSpecification("NAME"), "show what needs this package instead")
        ],
        examples: [CommandExample("tenon tree --invert @bob/text", "who needs `@bob/text`")]
    )

    private let inverted: PackageName?

    package init(parsing arguments: ParsedArguments) throws {
        inverted = try arguments.value(of: "invert").map { try PackageName(parsing: $0) }
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        let project = try workspace.currentProject()
        let graph = try workspace.packageGraph(of: project)
        if let inverted { try graph.require(inverted) }
        if context.output.isJSON {
            try context.output.write(json(graph))
            return .success
        }
        var drawing = PackageDrawing(graph: graph, isInverted: inverted != nil)
        drawing.draw(inverted)
        try context.output.write(drawing.text)
        return .success
    }

    private func json(_ graph: PackageGraph) -> JSONValue {
        var packages: [JSONValue] = []
        for (name, entry) in graph.packages.sorted(by: { $0.key < $1.key }) {
            let reasons = graph.roots.filter { $0.name == name }.map(\.requirement)
            packages.append([
                "package": .string(name.description),
                "version": .string(PackageReport.version(entry)),
                "dependencies": names(graph.dependencies(of: name)),
                "dependents": names(graph.dependents(of: name)),
                "requirements": .array(reasons.map { .string($0) }),
                "isDevelopmentOnly": .bool(entry.package?.isDevelopmentOnly == true),
            ])
        }
        return .array(packages)
    }

    private func names(_ names: [PackageName]) -> JSONValue {
        .array(names.map { .string($0.description) })
    }
}

extension PackageGraph {
    /// Checks that the project has a package.
    func require(_ name: PackageName) throws {
        guard packages[name] != nil else {
            throw PackageError.notADependency(
                name.description,
                known: packages.keys.sorted().map(\.description)
            )
        }
    }
}
