// SPDX-License-Identifier: Apache-2.0

internal import Dispatch
internal import FileSystemKit
internal import TerminalKit

/// The process of a command line program: reads what it was started with, does the work, and ends.
package enum ProgramProcess {
    /// Does what the process was started for.
    ///
    /// - Parameters:
    ///   - catalog: the commands.
    ///   - surroundings: what the commands find around them.
    ///   - arguments: what is read of the words behind the program's name, which comes with them.
    package static func run(
        _ catalog: CommandCatalog,
        in surroundings: Surroundings,
        reading arguments: (_ words: [String], _ name: String) -> ([String], calledAs: String)
    ) -> Never {
        do throws(CommandLineArguments.NotText) {
            let program = CommandLineProgram(catalog: catalog, surroundings: surroundings)
            let words = try CommandLineArguments.read()
            let (read, name) = arguments(words, CommandLineArguments.programName)
            switch program.begin(read, calledAs: name) {
            case .done(let status): ProcessExit.end(status: status.code)
            case .work(let command, let context): finish(command, in: context)
            }
        } catch {
            Output(surroundings, settings: GlobalSettings()).fail(error.diagnostic)
            ProcessExit.end(status: ExitStatus.usage.code)
        }
    }

    /// Does work that waits: what starts a program on this thread, other work on those of the runtime
    /// while this one sleeps.
    private static func finish(_ command: any Command, in context: CommandContext) -> Never {
        let work: @Sendable () async -> Void = {
            let status = await CommandLineProgram.finish(command, in: context)
            ProcessExit.end(status: status.code)
        }
        if type(of: command).specification.startsProgram { CallingThread.run(work) }
        Task(operation: work)
        // The first thread stays: a child that is to die with its parent watches a thread.
        while true { DispatchSemaphore(value: 0).wait() }
    }
}
