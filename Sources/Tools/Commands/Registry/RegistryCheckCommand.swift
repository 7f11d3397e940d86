// SPDX-License-Identifier: Apache-2.0

/// `tenon registry check`: starts the program that looks through registries.
package struct RegistryCheckCommand: Command {
    package static let specification = CommandSpecification(
        "registry check",
        group: .registry,
        summary: "read all of a registry's folder, and say what is wrong with it",
        discussion: [
            "Every index, archive, page and file for Deno and npm is read and compared with the archive that it "
                + "follows from. The exit status is 1 when something is wrong; what is merely odd is a warning."
        ],
        arguments: [
            ArgumentSpecification("FOLDER", "the folder of the registry", completion: .path)
        ]
    )

    package init(parsing arguments: ParsedArguments) throws {}

    package func run(in context: CommandContext) async throws -> ExitStatus {
        try RegistryProgram.start(in: context)
    }
}
