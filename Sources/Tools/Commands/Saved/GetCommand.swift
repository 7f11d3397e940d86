// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import JSONKit
internal import ModuleModel
internal import ModuleWorkspace

/// `tenon get`: prints the source of a saved module.
package struct GetCommand: Command {
    package static let specification = CommandSpecification(
        "get",
        group: .saved,
        summary: "print the source of a saved module, byte for byte",
        options: [
            .option("file", ValueSpecification("PATH"), "a file of a module that has several")
        ],
        arguments: [
            ArgumentSpecification(
                "NAME",
                "`slugify`, or `slugify@3` for a revision",
                completion: .savedName
            )
        ],
        examples: [CommandExample("tenon get slugify@2", "print its second revision")]
    )

    private let reference: SavedReference

    package init(parsing arguments: ParsedArguments) throws {
        let path = arguments.value(of: "file")
        reference = try SavedArgument.reference(
            try arguments.required("NAME") + (path.map { "/" + $0 } ?? "")
        )
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let bytes = try await source(in: context)
        if context.output.isJSON {
            try context.output.write([
                "name": .string(reference.name.description),
                "source": .string(String(decoding: bytes, as: UTF8.self)),
            ])
        } else {
            try context.output.write(bytes: bytes)
        }
        return .success
    }

    private func source(in context: CommandContext) async throws -> [UInt8] {
        do {
            return try await context.workspace().savedSource(reference)
        } catch let error as any DiagnosticError {
            guard let path = reference.path else { throw error }
            throw error.adding(
                context: "while looking for the file `\(path)` of `\(reference.name)`"
            )
        }
    }
}
