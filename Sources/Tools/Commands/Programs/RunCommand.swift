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
            "Behind a program in ML, options of `tenon run` may stand too, up to the first word that is none, or `--`.",
            "PROGRAM is a URL; a path, which has a `/` or ends in .js, .mjs, .ts, .mts or .ml; or the name of a "
                + "saved module. What follows it belongs to the program.",
        ],
        options: PermissionFlags.options + ImportFlags.options + [
            .flag("approve", "say yes to everything that is asked, and remember it"),
            .option(
                "policy",
                ValueSpecification("FILE", completion: .path),
                "follow this policy file"
            ),
            .option("memory", ValueSpecification("MB"), "let the program use this much memory"),
            .option("time", ValueSpecification("SECONDS"), "end the program after this long"),
            .option(
                "sandbox",
                ValueSpecification("MODE", completion: .choices(["kernel", "none"])),
                "`none`: run without the kernel's sandbox, confined by the runtime alone"
            ),
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
    private let flags: PermissionFlags
    private let imports: ImportFlags
    private let approves: Bool
    private let policy: String?
    private var settings = RunSettings()

    package init(parsing arguments: ParsedArguments) throws {
        program = try arguments.required("PROGRAM")
        settings.arguments = arguments.arguments("ARGUMENT")
        flags = try PermissionFlags(parsing: arguments)
        imports = try ImportFlags(parsing: arguments)
        approves = arguments.has("approve")
        policy = arguments.value(of: "policy")
        settings.limits.memoryMegabytes = try arguments.value(
            of: "memory",
            as: "a number of megabytes, from 16 to 1000000"
        ) { text in Int(text).flatMap { (16...1_000_000).contains($0) ? $0 : nil } }
        settings.limits.wallClock = try arguments.value(
            of: "time",
            as: "a number of seconds, at least 1"
        ) { text in Int(text).flatMap { (1...31_536_000).contains($0) ? .seconds($0) : nil } }
        settings.isHasty = true
        settings.sandbox = arguments.value(of: "sandbox") == "none" ? .none : .kernel
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        let request = try context.request(
            program,
            flags: flags,
            approves: approves,
            policy: policy,
            imports: imports
        )
        let booted = try await workspace.boot(request, settings)
        context.output.progress.finish()
        TerminalSignals.leaveToChildren()
        let outcome = try await workspace.run(booted)
        if let failure = outcome.failure {
            context.output.fail(failure.diagnostic)
        } else if let report = outcome.report {
            context.output.fail(workspace.locate(report.diagnostic, in: booted.program))
        }
        return ExitStatus(ofProgram: outcome.status)
    }
}
