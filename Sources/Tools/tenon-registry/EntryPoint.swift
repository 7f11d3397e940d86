// SPDX-License-Identifier: Apache-2.0

internal import Commands
internal import Dispatch
internal import FileSystemKit
internal import TerminalKit

/// The process: reads what it was started with, does the work, and ends.
enum EntryPoint {
    static func main() -> Never {
        StandardStream.prepare()
        let surroundings = Composition.surroundings()
        do throws(CommandLineArguments.NotText) {
            let arguments = RegistryProgram.arguments(try CommandLineArguments.read())
            let program = CommandLineProgram(
                catalog: Composition.catalog,
                surroundings: surroundings
            )
            switch program.begin(arguments) {
            case .done(let status): ProcessExit.end(status: status.code)
            case .work(let command, let context): finish(command, in: context)
            }
        } catch {
            Output(surroundings, settings: GlobalSettings()).fail(error.diagnostic)
            ProcessExit.end(status: ExitStatus.usage.code)
        }
    }

    /// Does work that waits, on the threads of the runtime, while this one sleeps.
    private static func finish(_ command: any Command, in context: CommandContext) -> Never {
        Task {
            let status = await CommandLineProgram.finish(command, in: context)
            ProcessExit.end(status: status.code)
        }
        // The first thread stays: a child that is to die with its parent watches a thread.
        while true { DispatchSemaphore(value: 0).wait() }
    }
}
