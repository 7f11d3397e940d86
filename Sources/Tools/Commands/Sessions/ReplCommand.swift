// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleRuntime
internal import ModuleWorkspace
internal import SandboxKit

/// `tenon repl`: runs what is typed, and prints the values.
package struct ReplCommand: Command {
    package static let specification = CommandSpecification(
        "repl",
        group: .programs,
        summary: "type a program, and see the value of each statement",
        discussion: [
            "What is defined stays. A statement that is not finished goes on in the next line; the `;` at the "
                + "end of the last one may be left out. Imports are those of a program in this folder.",
            "Ctrl-C ends what is typed or what runs, Ctrl-D the session. Lines typed at a terminal are kept in the "
                + "data folder, the last \(SessionHistory.limit) of them.",
        ],
        options: [
            .option("language", ValueSpecification("NAME"), "the language that is typed"),
            .flag("no-history", "keep no lines, and offer none of earlier sessions"),
        ] + ProgramFlags.options.filter { $0.name != "time" },
        examples: [CommandExample("tenon repl --language ml", "type ML")]
    )

    private let language: String
    private let flags: ProgramFlags
    private let keepsHistory: Bool

    package init(parsing arguments: ParsedArguments) throws {
        guard let language = arguments.value(of: "language") else {
            throw UsageError.missingArgument("--language", command: arguments.command)
        }
        self.language = language
        flags = try ProgramFlags(parsing: arguments)
        keepsHistory = !arguments.has("no-history")
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        let isTerminal = context.services.isInputTerminal()
        var settings = flags.settings
        // What stands in a pipe is for the session, not for the programs in it.
        if !isTerminal { settings.streams.input = .discarded }
        let session = try await ProgramSession(
            in: workspace,
            language: language,
            request: flags.request("<session>", in: context),
            settings: settings
        )
        context.output.progress.finish()
        TerminalSignals.leaveToChildren()
        guard isTerminal, context.output.messageColumns != nil else {
            var talk = SessionTalk(session: session, output: context.output, prompts: nil)
            return try await talk.run(PlainLines(services: context.services))
        }
        let file = workspace.configuration.home.data.appending("history/\(language)")
        let lines = EditedLines(
            output: context.output,
            columns: context.output.messageColumns ?? 80,
            history: SessionHistory(keepsHistory ? file : nil)
        )
        context.output.say(
            "\(language) in Tenon \(TenonVersion.text): `.help` says what there is, Ctrl-D ends"
        )
        var talk = SessionTalk(
            session: session,
            output: context.output,
            prompts: ("\(language)> ", String(repeating: ".", count: language.count) + "> ")
        )
        return try await talk.run(lines)
    }
}
