// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleModel

/// `tenon new`: makes a folder with a project in it.
package struct NewCommand: Command {
    package static let specification = CommandSpecification(
        "new",
        group: .project,
        summary: "make a folder with a project in it",
        discussion: [
            "The folder is called as the package is, without its scope; it must not be there yet."
        ],
        options: NewProjectOptions.options.filter { $0.name != "name" },
        arguments: [ArgumentSpecification("NAME", "the package's name, `words` or `@alice/words`")],
        examples: [
            CommandExample("tenon new words", "start a program in the folder `words`"),
            CommandExample("tenon new @alice/words --template lib", "start a library to publish"),
        ]
    )

    private let name: ManifestName
    private let options: NewProjectOptions

    package init(parsing arguments: ParsedArguments) throws {
        name = try ManifestName(parsing: try arguments.required("NAME"))
        options = try NewProjectOptions(parsing: arguments)
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let folder =
            switch name {
            case .local(let name): name.description
            case .scoped(let name): name.name
            }
        return try options.start(
            in: FilePath(folder),
            makesFolder: true,
            named: name,
            context: context
        )
    }
}
