// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import JSONKit
internal import LanguageSupport
internal import ModuleModel
internal import ModuleWorkspace

/// What `init` and `new` have in common.
struct NewProjectOptions: Sendable {
    static let options: [OptionSpecification] = [
        .option(
            "language",
            ValueSpecification("NAME"),
            "the language of its files, such as `typescript`"
        ),
        .option(
            "template",
            ValueSpecification(
                "KIND",
                completion: .choices(ProjectKind.allCases.map(\.rawValue))
            ),
            "what it will be: `app`, a program, or `lib`, modules for others"
        ),
        .option("name", ValueSpecification("NAME"), "the package's name, if not the folder's"),
    ]

    private let name: ManifestName?
    private let language: String?
    private let kind: ProjectKind

    init(parsing arguments: ParsedArguments) throws {
        name = try arguments.value(of: "name").map { try ManifestName(parsing: $0) }
        language = arguments.value(of: "language")
        kind = arguments.value(of: "template").flatMap(ProjectKind.init) ?? .program
    }

    /// Starts the project in `folder`, and tells what was made.
    func start(
        in folder: FilePath,
        makesFolder: Bool,
        named other: ManifestName? = nil,
        context: CommandContext
    ) throws -> ExitStatus {
        var request = NewProject(folder: folder, makesFolder: makesFolder, kind: kind)
        request.name = name ?? other
        request.language = language
        let project = try context.workspace().start(request)
        if context.output.isJSON {
            let names = { (names: [String]) in JSONValue.array(names.map { .string($0) }) }
            try context.output.write(
                [
                    "name": .string(project.name.description),
                    "language": .string(project.language),
                    "folder": .string(project.root.string), "made": names(project.made),
                    "kept": names(project.kept),
                ] as JSONValue
            )
            return .success
        }
        for path in project.made { context.output.say("+ \(path)") }
        for path in project.kept { context.output.say("  \(path) was there and stays as it is") }
        let way = makesFolder ? "cd \(folder) && " : ""
        context.output.say("`\(project.name)` is ready: \(way)tenon run \(project.start)")
        return .success
    }
}
