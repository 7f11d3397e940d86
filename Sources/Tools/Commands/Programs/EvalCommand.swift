// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import JSONKit
internal import ModuleRuntime
internal import ModuleWorkspace
internal import SandboxKit

/// `tenon eval`: runs a program that is no file, and tells its value.
package struct EvalCommand: Command {
    package static let specification = CommandSpecification(
        "eval",
        group: .programs,
        summary: "run a program from the command line, and print its value",
        discussion: [
            "The value is that of the last statement, if that is an expression. The program runs as by "
                + "`tenon run`, confined, and imports what a file in this folder could.",
            "With `--lines`, each line of standard input is a program, written as a JSON string, that runs in a "
                + "process of its own; each line of the answer is a JSON object: `ok`, `stdout`, and `value` with "
                + "`text`, or `code`, `message`, `line` and `column`. With `--json`, one such object.",
        ],
        options: [
            .option("language", ValueSpecification("NAME"), "the language of the program"),
            .option("eval", short: "e", ValueSpecification("TEXT"), "the program"),
            .flag("lines", "read programs from standard input, one a line"),
        ] + ProgramFlags.options,
        arguments: [
            ArgumentSpecification("ARGUMENT", "what the program is given", arity: .rest)
        ],
        examples: [
            CommandExample("tenon eval --language ml -e 'max(1, 2)'", "print 2"),
            CommandExample(
                "tenon eval --language ml --lines --time 5 < programs",
                "run many programs, five seconds each"
            ),
        ]
    )

    private let language: String
    private let text: String?
    private let flags: ProgramFlags
    private let arguments: [String]

    package init(parsing arguments: ParsedArguments) throws {
        guard let language = arguments.value(of: "language") else {
            throw UsageError.missingArgument("--language", command: arguments.command)
        }
        self.language = language
        text = arguments.value(of: "eval")
        let readsLines = arguments.has("lines")
        if text != nil, readsLines {
            throw UsageError.conflictingOptions("-e", "--lines", command: arguments.command)
        }
        if text == nil, !readsLines {
            throw UsageError.missingArgument("-e TEXT", command: arguments.command)
        }
        flags = try ProgramFlags(parsing: arguments)
        self.arguments = arguments.arguments("ARGUMENT")
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        guard let text else {
            try await ProgramLines(language: language, context: context).run { text in
                try await evaluate(text, workspace, context)
            }
            return .success
        }
        let program = try workspace.completed(
            ProgramText(language: language, bytes: Array(text.utf8))
        )
        guard context.output.isJSON else { return try await show(program, workspace, context) }
        TerminalSignals.leaveToChildren()
        let answer = try await evaluate(program, workspace, context)
        try context.output.write(answer.line)
        return answer.isSuccess ? .success : .failure
    }

    /// Runs a program whose streams are those of this process.
    private func show(
        _ text: ProgramText,
        _ workspace: Workspace,
        _ context: CommandContext
    ) async throws -> ExitStatus {
        var settings = settings
        settings.isHasty = true
        let booted = try await workspace.boot(request(text, in: context), settings)
        context.output.progress.finish()
        TerminalSignals.leaveToChildren()
        let outcome = try await workspace.run(booted)
        if let problem = workspace.problem(of: outcome, in: booted.program) {
            context.output.fail(problem)
        } else if let value = outcome.value {
            try context.output.write(value.text + "\n")
        }
        return ExitStatus(ofProgram: outcome.status)
    }

    /// Runs a program that reads nothing, and catches what it prints.
    private func evaluate(
        _ text: ProgramText,
        _ workspace: Workspace,
        _ context: CommandContext
    ) async throws -> ProgramAnswer {
        let output = try ScratchFile()
        var settings = settings
        settings.limits.fileBytes = Self.outputLimit
        settings.streams.input = .discarded
        settings.streams.output = .scratch(output)
        do {
            let booted = try await workspace.boot(request(text, in: context), settings)
            context.output.progress.finish()
            let outcome = try await workspace.run(booted)
            let printed = String(decoding: try output.contents(), as: UTF8.self)
            if let problem = workspace.problem(of: outcome, in: booted.program) {
                return .failure(problem, stdout: printed)
            }
            return .success(
                [
                    "stdout": .string(printed),
                    "value": outcome.value.flatMap(Self.json) ?? .null,
                    "text": outcome.value.map { .string($0.text) } ?? .null,
                ]
            )
        } catch let error as any DiagnosticError {
            return .failure(error.diagnostic, stdout: "")
        }
    }

    /// What one program may print where that is kept in memory.
    private static let outputLimit: UInt64 = 16 << 20

    private func request(_ text: ProgramText, in context: CommandContext) throws -> ProgramRequest {
        var request = try flags.request("<eval>", in: context)
        request.text = text
        request.tellsValue = true
        return request
    }

    private var settings: RunSettings {
        var settings = flags.settings
        settings.arguments = arguments
        return settings
    }

    /// The value, where JSON can say it.
    private static func json(_ value: ProgramValue) -> JSONValue? {
        value.json.flatMap { text in
            try? JSONValue(parsing: SourceText(name: "value", bytes: Array(text.utf8)))
        }
    }
}
