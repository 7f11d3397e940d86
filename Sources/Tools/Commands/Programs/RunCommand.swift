// SPDX-License-Identifier: Apache-2.0

internal import ModuleRuntime
internal import ModuleWorkspace
internal import SandboxKit

/// `tenon run`: locks, verifies and runs a program.
package struct RunCommand: Command {
    package static let specification = CommandSpecification(
        "run",
        group: .programs,
        summary: "run a program: a file, a saved module or a URL",
        discussion: [
            "What the program imports from elsewhere is pinned in `tenon.lock` on first use, asked about "
                + "once, and verified before every run. It may touch nothing that was not granted.",
            "Behind a program that ends in .ml, options of `tenon run` may stand too, up to the first word that is none, "
                + "or `--`. For all others, saved modules in ML among them, they stand in front of the program.",
            "PROGRAM is a URL; a path, which has a `/` or ends in .js, .mjs, .ts, .mts or .ml; or the name of a "
                + "saved module. What follows it belongs to the program.",
        ],
        options: ProgramFlags.options + [
            .flag("watch", "run it anew whenever a file changes that it depends on")
        ],
        arguments: [
            ArgumentSpecification(
                "PROGRAM",
                "what to run",
                completion: .path,
                optionsFollow: [".ml"]
            ),
            ArgumentSpecification("ARGUMENT", "what the program is given", arity: .rest),
        ],
        examples: [
            CommandExample("tenon run main.ts", "run a file"),
            CommandExample("tenon run --allow-read=data main.ts", "let it read the folder `data`"),
            CommandExample("tenon run greet", "run what was saved under `greet`"),
        ]
    )

    private let program: String
    private let flags: ProgramFlags
    private let arguments: [String]
    private let watches: Bool

    package init(parsing arguments: ParsedArguments) throws {
        program = try arguments.required("PROGRAM")
        flags = try ProgramFlags(parsing: arguments)
        self.arguments = arguments.arguments("ARGUMENT")
        watches = arguments.has("watch")
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        let request = try flags.request(program, in: context)
        var settings = flags.settings
        settings.arguments = arguments
        if watches {
            let watched = WatchedRun(
                workspace: workspace,
                context: context,
                request: request,
                settings: settings
            )
            return try await watched.run()
        }
        settings.isHasty = true
        let booted = try await workspace.boot(request, settings)
        context.output.progress.finish()
        TerminalSignals.leaveToChildren()
        let outcome = try await workspace.run(booted)
        if let problem = workspace.problem(of: outcome, in: booted.program) {
            context.output.fail(problem)
        }
        return ExitStatus(ofProgram: outcome.status)
    }
}
