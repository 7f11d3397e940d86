// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel
internal import ModuleStore
internal import ModuleWorkspace

/// `tenon has`: whether a name is saved.
package struct HasCommand: Command {
    package static let specification = CommandSpecification(
        "has",
        group: .saved,
        summary: "tell whether a name is saved; status 1 when it is not",
        arguments: [ArgumentSpecification("NAME", "the name", completion: .savedName)]
    )

    private let name: ModuleName

    package init(parsing arguments: ParsedArguments) throws {
        name = try ModuleName(parsing: try arguments.required("NAME"))
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let isSaved = try await context.workspace().saved.has(name)
        if context.output.isJSON {
            try context.output.write(JSONValue.bool(isSaved))
        } else {
            try context.output.write("\(isSaved)\n")
        }
        return isSaved ? .success : .failure
    }
}
