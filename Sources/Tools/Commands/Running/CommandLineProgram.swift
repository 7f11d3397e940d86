// SPDX-License-Identifier: Apache-2.0

internal import TerminalKit

/// The whole command line, from arguments to an exit status.
package struct CommandLineProgram: Sendable {
    /// What is left to do after the command line was read.
    package enum Step: Sendable {
        /// Nothing.
        case done(ExitStatus)
        /// The work of a command.
        case work(any Command, CommandContext)
    }

    private let catalog: CommandCatalog
    private let surroundings: Surroundings

    /// A program with those commands.
    package init(catalog: CommandCatalog, surroundings: Surroundings) {
        self.catalog = catalog
        self.surroundings = surroundings
    }

    /// Reads the command line, and does at once what needs no waiting: the version and help.
    ///
    /// - Parameters:
    ///   - arguments: what a person typed after the program's name.
    ///   - name: that name; `lyra` and `mlld` put a word of theirs before the commands.
    /// - Returns: what is left to do.
    package func begin(_ arguments: [String], calledAs name: String = "tenon") -> Step {
        var parser = ArgumentParser(catalog: catalog)
        do {
            let arguments = try CallingName.arguments(arguments, calledAs: name, in: catalog)
            return try begin(try parser.parse(arguments), parser.settings)
        } catch {
            var settings = parser.settings
            // What is wrong may stand before the option that says how to show it.
            settings.isJSON = settings.isJSON || arguments.prefix { $0 != "--" }.contains("--json")
            return .done(fail(error, output(settings, startsProgram: parser.startsProgram)))
        }
    }

    /// Does all of the work, and waits.
    package func run(_ arguments: [String]) async -> ExitStatus {
        switch begin(arguments) {
        case .done(let status): status
        case .work(let command, let context): await Self.finish(command, in: context)
        }
    }

    /// Does the work of a command, and shows why it failed if it did.
    package static func finish(
        _ command: any Command,
        in context: CommandContext
    ) async -> ExitStatus {
        do {
            let status = try await command.run(in: context)
            context.output.progress.finish()
            return status
        } catch {
            return status(after: error, showing: context.output)
        }
    }

    // MARK: - Steps

    private func begin(_ invocation: Invocation, _ settings: GlobalSettings) throws -> Step {
        switch invocation {
        case .version:
            return show(settings) { output throws(StreamError) in
                try output.write(version: TenonVersion.text)
            }
        case .help(let specification):
            return show(settings) { output throws(StreamError) in
                let help = HelpText(palette: output.dataPalette, columns: output.dataColumns)
                try output.write(specification.map(help.page) ?? help.overview(catalog))
            }
        case .nothing:
            let output = output(settings, startsProgram: false)
            output.writeMessage(HelpText(palette: .plain, columns: nil).overview(catalog))
            return .done(.usage)
        case .command(let type, let arguments):
            return begin(type, arguments)
        }
    }

    private func begin(_ type: any Command.Type, _ arguments: ParsedArguments) -> Step {
        let settings = arguments.settings
        let output = output(settings, startsProgram: type.specification.startsProgram)
        do {
            let command = try type.init(parsing: arguments)
            return .work(command, context(output, settings))
        } catch {
            return .done(fail(error, output))
        }
    }

    private func show(
        _ settings: GlobalSettings,
        _ body: (Output) throws(StreamError) -> Void
    ) -> Step {
        let output = output(settings, startsProgram: false)
        do throws(StreamError) {
            try body(output)
            return .done(.success)
        } catch {
            return .done(Self.status(after: error, showing: output))
        }
    }

    // MARK: - Ends

    private func fail(_ error: any Error, _ output: Output) -> ExitStatus {
        output.fail(ErrorTranslation.diagnostic(of: error))
        return .usage
    }

    private static func status(after error: any Error, showing output: Output) -> ExitStatus {
        output.progress.finish()
        // A reader that has seen enough is no failure: `tenon list | head -1`.
        if case .closed = error as? StreamError { return .success }
        output.fail(ErrorTranslation.diagnostic(of: error))
        return error is UsageError ? .usage : .failure
    }

    // MARK: - Making

    private func output(_ settings: GlobalSettings, startsProgram: Bool) -> Output {
        Output(surroundings, settings: settings, startsProgram: startsProgram)
    }

    private func context(_ output: Output, _ settings: GlobalSettings) -> CommandContext {
        let person: (any Prompt.Person)? =
            surroundings.person
            ?? (surroundings.terminal.isErrorTerminal ? TerminalPerson(output: output) : nil)
        return CommandContext(
            output: output,
            settings: settings,
            environment: surroundings.environment,
            prompt: Prompt(person: person),
            clock: surroundings.clock,
            catalog: catalog,
            services: surroundings.services
        )
    }
}
