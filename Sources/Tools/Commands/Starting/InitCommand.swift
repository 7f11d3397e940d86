// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit

/// `tenon init`: makes a project of the current folder.
package struct InitCommand: Command {
    package static let specification = CommandSpecification(
        "init",
        group: .project,
        summary: "make a project of this folder",
        discussion: [
            "Writes `tenon.toml`, a source file, a test, `README.md` and `.gitignore`. A file that is there "
                + "stays as it is, and a folder with a manifest is refused."
        ],
        options: NewProjectOptions.options,
        examples: [
            CommandExample("tenon init", "start a program in JavaScript"),
            CommandExample("tenon init --language typescript --template lib", "start a library"),
        ]
    )

    private let options: NewProjectOptions

    package init(parsing arguments: ParsedArguments) throws {
        options = try NewProjectOptions(parsing: arguments)
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        try options.start(in: .here, makesFolder: false, context: context)
    }
}
