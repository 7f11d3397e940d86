// SPDX-License-Identifier: Apache-2.0

import Commands
import FileSystemKit
import ModuleModel
import Synchronization
import TerminalKit

/// A program with a few commands, run without a process; collects what it writes.
struct Bench {
    /// Collects one stream, and fails as it is told.
    final class Sink: TextSink {
        private let bytes = Mutex<[UInt8]>([])
        private let failure: StreamError?

        init(failure: StreamError? = nil) {
            self.failure = failure
        }

        var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }

        func write(_ more: [UInt8]) throws(StreamError) {
            if let failure { throw failure }
            bytes.withLock { $0 += more }
        }
    }

    /// What a run gave.
    struct Result: Equatable {
        let status: Int32
        let data: String
        let messages: String
    }

    var environment: [String: String] = [:]
    var terminal = TerminalFacts.none
    var person: (any Prompt.Person)?
    var dataFailure: StreamError?
    var commands: [any Command.Type] = [
        HelpCommand.self, CompletionsCommand.self, CompleteCommand.self, EchoCommand.self,
        RunCommand.self, IndexBuildCommand.self, IndexCheckCommand.self, AskCommand.self,
        CrashCommand.self,
    ]

    /// Runs a command line.
    func run(_ arguments: String...) async -> Result { await run(arguments) }

    /// Runs a command line.
    func run(_ arguments: [String]) async -> Result {
        let data = Sink(failure: dataFailure)
        let messages = Sink()
        let surroundings = Surroundings(
            data: data,
            messages: messages,
            terminal: terminal,
            environment: ProcessEnvironment(environment),
            clock: Self.clock,
            person: person,
            services: CommandServices(
                workingDirectory: { () throws(FileSystemError) in try FilePath("/work") },
                savedNames: { ["slugify", "slug-tools", "words"] },
                makeWorkspace: { _ in throw WorkspaceRefused() }
            )
        )
        let program = CommandLineProgram(
            catalog: CommandCatalog(commands),
            surroundings: surroundings
        )
        let status = await program.run(arguments)
        return Result(status: status.code, data: data.text, messages: messages.text)
    }

    static let clock = CommandClock(
        now: { Timestamp(milliseconds: 0) },
        elapsed: { .zero },
        sleep: { _ in }
    )
}

/// What these commands never ask for.
private struct WorkspaceRefused: Error {}
