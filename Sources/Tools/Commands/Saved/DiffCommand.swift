// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel
internal import ModuleStore
internal import ModuleWorkspace

/// `tenon diff`: shows what changed between two revisions.
package struct DiffCommand: Command {
    package static let specification = CommandSpecification(
        "diff",
        group: .saved,
        summary: "show what changed between two revisions of a saved module",
        arguments: [
            ArgumentSpecification("NAME", "the name", completion: .savedName),
            ArgumentSpecification(
                "FROM",
                "a revision; the one before TO when left out",
                arity: .optional
            ),
            ArgumentSpecification("TO", "a revision; the newest when left out", arity: .optional),
        ],
        examples: [CommandExample("tenon diff slugify 1 3", "compare the first and the third")]
    )

    private let name: ModuleName
    private let from: Int?
    private let to: Int?

    package init(parsing arguments: ParsedArguments) throws {
        name = try ModuleName(parsing: try arguments.required("NAME"))
        from = try Self.number("FROM", arguments)
        to = try Self.number("TO", arguments)
    }

    private static func number(_ name: String, _ arguments: ParsedArguments) throws -> Int? {
        guard let text = arguments.argument(name) else { return nil }
        guard let number = Int(text), number > 0 else {
            throw UsageError.invalidValue(
                text,
                of: name,
                expected: "the number of a revision",
                command: "diff"
            )
        }
        return number
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        let difference = try await workspace.savedDifference(of: name, from: from, to: to)
        if context.output.isJSON {
            try context.output.write([
                "name": .string(name.description), "difference": .string(difference),
            ])
        } else {
            let renderer = DiffRenderer(palette: context.output.dataPalette)
            try context.output.write(renderer.render(difference))
        }
        return .success
    }
}
