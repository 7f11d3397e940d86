// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel
package import SandboxKit

/// One Python that runs texts one after the other, all in one place: what a text defines, those after it
/// see. It ends with this value and with this process.
package actor PythonSession {
    /// What came of a text.
    package struct Evaluation: Sendable {
        /// The error that ended it, if one did.
        package let report: ProgramReport?
        /// Whether ``interrupt()`` or Ctrl-C ended it.
        package let wasInterrupted: Bool
        /// Why it was not run, or the whole session ended, if that is so.
        package let failure: RuntimeError?
        /// The value that it told.
        package let value: ProgramValue?
        /// How the session ended, if this text ended it.
        package let exit: ChildExit?
    }

    private nonisolated let runtime: BootingRuntime
    private let events: AsyncStream<ChildEvent>
    private var program: HostedText
    private var progress: RunProgress
    private let service: CallService

    /// Runs `first` in a booted Python; it may define what later texts need.
    ///
    /// Blocks until the interpreter is ready.
    ///
    /// - Parameters:
    ///   - runtime: what ``PythonRunner/start(_:)`` gave.
    ///   - first: the first text.
    ///   - fetches: does exchanges over the network; without it every one is refused.
    /// - Returns: the session, and what came of the first text; an error in it ends the session.
    /// - Throws: ``RuntimeError`` when the interpreter does not start, `SandboxError`.
    package static func start(
        in runtime: BootingRuntime,
        with first: PythonProgram,
        fetching fetches: (any ProgramFetchHandler)? = nil
    ) async throws -> (PythonSession, Evaluation) {
        let session = try PythonSession(runtime, first, fetches)
        return (session, try await session.result())
    }

    private init(
        _ runtime: BootingRuntime,
        _ first: PythonProgram,
        _ fetches: (any ProgramFetchHandler)?
    ) throws {
        self.runtime = runtime
        program = HostedText(first)
        progress = RunProgress(runtime)
        service = CallService(
            permissions: runtime.recipe.permissions,
            loadedFolder: runtime.folder.loaded,
            modules: nil,
            fetches: fetches
        )
        let script = PythonHost.bytes(first, for: runtime, isSession: true)
        try runtime.hand(script, to: runtime.folder.gate)
        events = try runtime.child.events(
            reading: runtime.folder.calls,
            timeout: runtime.recipe.limits.wallClock
        )
    }

    /// Runs a text and waits for its end.
    ///
    /// Texts need different names: stack traces tell them apart by it.
    ///
    /// - Returns: what came of it; every text after the end of the session has that end.
    /// - Throws: `SandboxError` when the session cannot be watched or spoken to.
    package func evaluate(_ text: PythonProgram) async throws -> Evaluation {
        program.add(text)
        let request: JSONValue = [
            "name": .string(text.name),
            "text": .string(String(decoding: text.text, as: UTF8.self)),
            "grants": PythonHost.grants(of: text),
        ]
        progress.begin()
        let frame = FrameReader.frame(request.encoded(.compact))
        _ = try runtime.folder.answers.write(frame, to: runtime.child)
        return try await result()
    }

    /// Ends the text that runs, as Ctrl-C does; nothing happens when none runs.
    package nonisolated func interrupt() {
        runtime.child.interrupt()
    }

    /// Ends the session.
    package nonisolated func end() {
        runtime.child.kill()
    }

    private func result() async throws -> Evaluation {
        if !progress.isOver {
            for await event in events {
                for call in progress.take(event) {
                    let frame = await HostAnswer.frame(for: call, by: program, service)
                    _ = try runtime.folder.direct.write(frame, to: runtime.child)
                }
                if progress.isOver { break }
            }
        }
        if let lost = progress.lost { throw lost }
        let exit = progress.isEvaluated ? nil : try progress.exit ?? runtime.child.waitForExit()
        let end = progress.end(exit, of: program)
        return Evaluation(
            report: end.report,
            wasInterrupted: progress.report?.how == "interrupted",
            failure: end.failure,
            value: progress.value,
            exit: exit
        )
    }
}
