// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel
internal import ModuleWorkspace

/// `tenon why`: says why a package is here.
package struct WhyCommand: Command {
    package static let specification = CommandSpecification(
        "why",
        group: .project,
        summary: "say why a package is here",
        discussion: [
            "For each dependency of the project that leads to it, the shortest way is shown."
        ],
        arguments: [ArgumentSpecification("NAME", "a package, `@alice/utils`")]
    )

    private let name: PackageName

    package init(parsing arguments: ParsedArguments) throws {
        name = try PackageName(parsing: try arguments.required("NAME"))
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        let graph = try workspace.packageGraph(of: try workspace.currentProject())
        try graph.require(name)
        let ways = graph.ways(to: name)
        if context.output.isJSON {
            try context.output.write(
                JSONValue.array(
                    ways.map { root, way in
                        [
                            "manifest": .string(root.origin),
                            "requirement": .string(root.requirement),
                            "way": .array(way.map { .string($0.description) }),
                        ]
                    }
                )
            )
            return .success
        }
        for (root, way) in ways {
            let steps = way.map { name in
                "\(name) \(graph.packages[name].map(PackageReport.version) ?? "")"
            }
            try context.output.write(
                "\(root.origin) (\(root.requirement)) -> \(steps.joined(separator: " -> "))\n"
            )
        }
        return .success
    }
}
