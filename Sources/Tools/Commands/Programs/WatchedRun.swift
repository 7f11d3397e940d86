// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleRuntime
internal import ModuleWorkspace
internal import TerminalKit

/// Runs a program, and anew whenever a file changes that it depends on, until somebody ends it.
struct WatchedRun: Sendable {
    private enum Event {
        case change(Set<FilePath>)
        case stop
    }

    let workspace: Workspace
    let context: CommandContext
    let request: ProgramRequest
    let settings: RunSettings

    /// - Returns: the status of what was ended by Ctrl-C.
    /// - Throws: when the program can't be found, or its files can't be watched.
    func run() async throws -> ExitStatus {
        let (events, sender) = AsyncStream.makeStream(of: Event.self)
        let watcher = try FileWatcher { sender.yield(.change($0)) }
        try watcher.watch(workspace.files(of: request))
        let signals = StopSignals()
        let stops = signals.stream
        let listener = Task { for await _ in stops { sender.yield(.stop) } }
        defer { listener.cancel() }
        var round = start(watcher)
        for await event in events {
            round.cancel()
            await round.value
            guard case .change(let files) = event else { break }
            tell(files)
            round = start(watcher)
        }
        return ExitStatus(ofProgram: 130)
    }

    private func start(_ watcher: FileWatcher) -> Task<Void, Never> {
        Task {
            do {
                try await run(watcher)
            } catch  where !Task.isCancelled {
                context.output.progress.finish()
                context.output.fail(ErrorTranslation.diagnostic(of: error))
                // What was to be read and could not may be any source beside those that are known.
                watcher.alsoWatch(suffixes: workspace.sourceSuffixes)
                context.output.say("waiting for a change")
            } catch {}
        }
    }

    private func run(_ watcher: FileWatcher) async throws {
        let booted = try await workspace.boot(request, settings)
        context.output.progress.finish()
        try watcher.watch(workspace.files(of: booted.program))
        let outcome = try await workspace.run(booted)
        guard !Task.isCancelled else { return }
        if let problem = workspace.problem(of: outcome, in: booted.program) {
            context.output.fail(problem)
        }
        let status = outcome.status == 0 ? "" : " with status \(outcome.status)"
        context.output.say("the program has ended\(status); waiting for a change")
    }

    private func tell(_ files: Set<FilePath>) {
        let folder = try? FileSystem.realPath(context.workingDirectory())
        let names = files.map { path in
            folder.flatMap { path.relative(to: $0)?.string } ?? path.string
        }
        context.output.say("changed: \(names.sorted().joined(separator: ", "))")
    }
}
