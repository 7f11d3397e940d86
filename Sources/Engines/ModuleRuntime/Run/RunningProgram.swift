// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import SandboxKit

/// A program at the gate, or running; it ends with this value and with this process.
package final class RunningProgram: Sendable {
    private let program: any HostedProgram
    private let runtime: BootingRuntime
    private let script: [UInt8]
    /// How the terminal was before the program ran.
    private let modes = TerminalModes.current()

    /// What it may do.
    package var recipe: RunRecipe { runtime.recipe }
    private var folder: RunFolder { runtime.folder }
    private var child: ChildProcess { runtime.child }

    /// Calls that are answered at once; a program that makes more waits.
    private static let callLimit = 16

    init(_ runtime: BootingRuntime, _ program: any HostedProgram, script: [UInt8]) {
        self.runtime = runtime
        self.program = program
        self.script = script
    }

    /// Opens the gate: the program runs.
    ///
    /// Call it when every byte of it is verified.
    ///
    /// Blocks until the runtime is ready, some ten milliseconds after the start.
    ///
    /// - Throws: ``RuntimeError`` when the runtime ended or hangs instead, `SandboxError` when the pipe
    ///   fails.
    package func release() throws {
        try runtime.hand(script, to: folder.gate)
    }

    /// Ends the program at once.
    package func abort() {
        child.kill()
    }

    /// Waits for the end of the program and answers its calls meanwhile.
    ///
    /// A cancelled task ends the program.
    ///
    /// - Parameters:
    ///   - handler: answers the module API; without it every call of that is refused.
    ///   - fetches: does exchanges over the network for a program without sockets; without it every one
    ///     is refused.
    /// - Returns: how it ended.
    /// - Throws: `SandboxError` when it cannot be watched; it is ended then.
    package func wait(
        answering handler: (any ProgramCallHandler)? = nil,
        fetching fetches: (any ProgramFetchHandler)? = nil
    ) async throws -> RunOutcome {
        let events = try child.events(reading: folder.calls, timeout: recipe.limits.wallClock)
        let service = CallService(
            permissions: recipe.permissions,
            loadedFolder: folder.loaded,
            modules: handler,
            fetches: fetches
        )
        return try await withTaskCancellationHandler {
            try await withThrowingTaskGroup(of: Void.self) { group in
                var progress = RunProgress(runtime)
                var answering = 0
                for await event in events {
                    for call in progress.take(event) {
                        if answering >= Self.callLimit {
                            try await group.next()
                            answering -= 1
                        }
                        answering += 1
                        group.addTask { await self.answer(call, service) }
                    }
                    if let exit = progress.earlyExit, progress.failure == nil,
                        TerminalModes.current() == modes
                    {
                        try await group.waitForAll()
                        runtime.leave()
                        return progress.outcome(exit, of: program)
                    }
                }
                group.cancelAll()
                if let lost = progress.lost { throw lost }
                // The events of a cancelled task stop before the end does.
                return progress.outcome(try progress.exit ?? child.waitForExit(), of: program)
            }
        } onCancel: {
            child.kill()
        }
    }

    private func answer(_ call: HostCall, _ service: CallService) async {
        let frame = await HostAnswer.frame(for: call, by: program, service)
        let pipe = call.id <= 0 ? folder.direct : folder.answers
        // Whether it was read no longer matters: a program that is gone has no use for answers.
        _ = try? pipe.write(frame, to: child)
    }
}
