// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import JSONKit
internal import ModuleModel
internal import ModuleStore
internal import ModuleWorkspace

/// `tenon save`: keeps a module under a name.
package struct SaveCommand: Command {
    package static let specification = CommandSpecification(
        "save",
        group: .saved,
        summary: "save a module under a name, as a new revision",
        discussion: [
            "FILE is saved with the files that it imports by relative paths, byte for byte; `-` reads "
                + "standard input. Programs import it by its name.",
            "Permission flags say what the module asks for when it is run by itself; they grant nothing.",
        ],
        options: [
            .option("code", ValueSpecification("TEXT"), "save this text instead of a file"),
            .option(
                "language",
                ValueSpecification("NAME", completion: .choices(suffixes.keys.sorted())),
                "the language of TEXT or of standard input; `javascript` unless said otherwise"
            ),
        ] + PermissionFlags.options,
        arguments: [
            ArgumentSpecification("NAME", "what to call it", completion: .savedName),
            ArgumentSpecification("FILE", "the file, or `-`", arity: .optional, completion: .path),
        ],
        examples: [
            CommandExample("tenon save slugify slugify.js", "save a file"),
            CommandExample("tenon save add --code 'export default (a, b) => a + b'", "save a text"),
            CommandExample("tenon save hi --language ml --code 'print(1);'", "save a text in ML"),
        ]
    )

    private static let inputLimit = 20 << 20

    /// The languages of texts that are no files, with the suffix that a file would have.
    private static let suffixes = ["javascript": "js", "ml": "ml", "typescript": "ts"]

    private let name: ModuleName
    private let file: String?
    private let code: String?
    private let suffix: String
    private let flags: PermissionFlags

    package init(parsing arguments: ParsedArguments) throws {
        name = try ModuleName(parsing: try arguments.required("NAME"))
        file = arguments.argument("FILE")
        code = arguments.value(of: "code")
        suffix = arguments.value(of: "language").flatMap { Self.suffixes[$0] } ?? "js"
        flags = try PermissionFlags(parsing: arguments)
        guard (file == nil) != (code == nil) else {
            throw UsageError.missingArgument("FILE` or `--code TEXT", command: "save")
        }
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let asked = try flags.permissions(relativeTo: context.workingDirectory())
        let content: SaveContent =
            if let code {
                .code(Array(code.utf8), suffix: suffix, name: "--code")
            } else if file == "-" {
                .code(
                    try context.services.readInput(Self.inputLimit),
                    suffix: suffix,
                    name: "-"
                )
            } else {
                .file(try FilePath(file ?? ""))
            }
        let result = try await context.workspace().save(name, content, asking: asked)
        if context.output.isJSON {
            var record = SavedRecord.json(result.revision)
            record["isNew"] = .bool(result.isNew)
            try context.output.write(JSONValue.object(record))
            return .success
        }
        let revision = "`\(name)` revision \(result.revision.number) (\(result.revision.digest))"
        context.output.say(result.isNew ? "saved \(revision)" : "\(revision) is the same already")
        return .success
    }
}
