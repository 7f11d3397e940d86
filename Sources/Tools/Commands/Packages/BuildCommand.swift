// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import JSONKit
internal import LanguageSupport
internal import ModuleModel
internal import ModuleWorkspace

/// `tenon build`: packs the project as registries take it, or compiles a program.
package struct BuildCommand: Command {
    package static let specification = CommandSpecification(
        "build",
        group: .project,
        summary: "pack the project into `dist/` as registries take it, or compile a program",
        discussion: [
            "With PROGRAM, a program in ML is compiled to Python, which plain `python3` runs: one file, or a file for "
                + "each module. A later build replaces what an earlier one wrote, and nothing else. Modules from "
                + "elsewhere are asked about first, as before a run: nothing confines them in plain Python.",
            "Without it, building is packing: the files of the project go into "
                + "one archive, as `tenon check` sees them, with all that is no source, and without the lock. Equal "
                + "files give equal bytes.",
            "For packing, the manifest must name the package with its scope, its version and its language.",
        ],
        options: ImportFlags.options + [
            .flag("approve", "say yes to everything that is asked, and remember it"),
            .option(
                "output-mode",
                ValueSpecification(
                    "MODE",
                    completion: .choices(OutputLayout.allCases.map(\.rawValue))
                ),
                "`single-file`, which is meant unless said otherwise, or `multi-file`"
            ),
            .option(
                "output-dir",
                ValueSpecification("FOLDER", completion: .path),
                "write to this folder instead of `dist`"
            ),
        ],
        arguments: [
            ArgumentSpecification(
                "PROGRAM",
                "what to compile",
                arity: .optional,
                completion: .path
            )
        ],
        examples: [
            CommandExample("tenon build", "pack the project"),
            CommandExample("tenon build main.ml --output-dir=out", "compile a program"),
        ]
    )

    private let program: String?
    private let imports: ImportFlags
    private let approves: Bool
    private let layout: OutputLayout
    private let folder: String

    package init(parsing arguments: ParsedArguments) throws {
        program = arguments.argument("PROGRAM")
        imports = try ImportFlags(parsing: arguments)
        approves = arguments.has("approve")
        layout = arguments.value(of: "output-mode").flatMap(OutputLayout.init) ?? .singleFile
        folder = arguments.value(of: "output-dir") ?? "dist"
        guard program == nil, arguments.options.isEmpty == false else { return }
        throw UsageError.missingArgument("PROGRAM", command: arguments.command)
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        guard let program else { return try await pack(in: context) }
        let workspace = try context.workspace()
        let folder = try FilePath(folder).absolute(from: context.workingDirectory())
        let request = try context.request(
            program,
            flags: .none,
            approves: approves,
            imports: imports
        )
        let files = try await workspace.compile(request, as: layout, to: folder)
        let names = files.map(\.description)
        if context.output.isJSON {
            try context.output.write(
                [
                    "folder": .string(folder.string), "entry": .string(names.last ?? ""),
                    "files": .array(names.sorted().map { .string($0) }),
                ] as JSONValue
            )
            return .success
        }
        let path = "\(self.folder)/\(names.last ?? "")"
        context.output.say("`\(path)`: \(files.count) files; run it with `python3 \(path)`")
        return .success
    }

    private func pack(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        let project = try workspace.currentProject()
        let built = try workspace.build(project)
        let path = built.path.relative(to: project.root) ?? built.path
        if context.output.isJSON {
            try context.output.write(
                [
                    "path": .string(path.string),
                    "package": .string(built.name.description),
                    "version": .string(built.version.description),
                    "files": .array(built.files.map { .string($0) }),
                    "size": .integer(Int64(built.size)),
                    "digest": .string(built.digest.description),
                    "archive": .string(built.archive.description),
                ] as JSONValue
            )
            return .success
        }
        context.output.say(
            "`\(path.string)`: \(built.files.count) files, \(built.size) bytes, \(built.digest)"
        )
        return .success
    }
}
