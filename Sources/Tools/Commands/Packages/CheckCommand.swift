// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import JSONKit
internal import ModuleWorkspace

/// `tenon check`: follows all imports of a project or a program without running anything.
package struct CheckCommand: Command {
    package static let specification = CommandSpecification(
        "check",
        group: .project,
        summary: "scan every source, follow every import, compare manifest and lock; run nothing",
        discussion: [
            "Folders that begin with a dot, `node_modules`, `vendor`, `dist` and projects inside the project are "
                + "left out. Nothing is fetched or changed; status 1 if anything is wrong.",
            "With PROGRAM, only that and what it imports. With `--lines`, each line of standard input is a program, "
                + "written as a JSON string, and each line of the answer a JSON object: `ok`, or `code`, `message`, "
                + "`line` and `column`.",
        ],
        options: ImportFlags.options + [
            .option(
                "language",
                ValueSpecification("NAME"),
                "the language of the programs of `--lines`"
            ),
            .flag("lines", "read programs from standard input, one a line"),
        ],
        arguments: [
            ArgumentSpecification("PROGRAM", "what to check", arity: .any, completion: .path)
        ]
    )

    private let programs: [String]
    private let imports: ImportFlags
    private let language: String?
    private let readsLines: Bool

    package init(parsing arguments: ParsedArguments) throws {
        programs = arguments.arguments("PROGRAM")
        imports = try ImportFlags(parsing: arguments)
        language = arguments.value(of: "language")
        readsLines = arguments.has("lines")
        if readsLines, language == nil {
            throw UsageError.missingArgument("--language", command: arguments.command)
        }
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        if let language, readsLines {
            try await ProgramLines(language: language, context: context).run { text in
                try await workspace.check(request(text, in: context))
                return .success([:])
            }
            return .success
        }
        guard programs.isEmpty else { return try await check(programs, workspace, context) }
        let project = try workspace.currentProject()
        let check = try workspace.check(project)
        return try show(check, warnings: workspace.warnings(of: project), context)
    }

    private func request(_ text: ProgramText, in context: CommandContext) throws -> ProgramRequest {
        var request = try context.request("line", flags: .none, approves: false, imports: imports)
        request.text = text
        return request
    }

    private func check(
        _ programs: [String],
        _ workspace: Workspace,
        _ context: CommandContext
    ) async throws -> ExitStatus {
        var check = Workspace.ProjectCheck()
        for program in programs {
            let request = try context.request(
                program,
                flags: .none,
                approves: false,
                imports: imports
            )
            do {
                check.files += try await workspace.check(request)
            } catch {
                check.add(ErrorTranslation.diagnostic(of: error))
            }
        }
        return try show(check, warnings: [], context)
    }

    private func show(
        _ check: Workspace.ProjectCheck,
        warnings: [Diagnostic],
        _ context: CommandContext
    ) throws -> ExitStatus {
        if context.output.isJSON {
            let all = check.problems + warnings
            try context.output.write(JSONValue.array(all.map(DiagnosticRenderer.json)))
            return check.problems.isEmpty ? .success : .failure
        }
        for warning in warnings { context.output.warn(warning) }
        for problem in check.problems { context.output.fail(problem) }
        let files = "\(check.files) file" + (check.files == 1 ? "" : "s")
        context.output.say(
            check.problems.isEmpty
                ? "\(files) scanned, nothing is wrong"
                : "\(files) scanned, \(check.problems.count) thing"
                    + (check.problems.count == 1 ? " is wrong" : "s are wrong")
        )
        return check.problems.isEmpty ? .success : .failure
    }
}
