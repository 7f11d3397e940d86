// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import JSONKit
internal import ModuleModel
internal import SandboxKit
internal import Synchronization

/// A program at the gate, or running; it ends with this value and with this process.
package final class RunningProgram: Sendable {
    let entry: ModuleID
    let names: Mutex<ModuleNames>
    private let runtime: BootingRuntime
    private let script: [UInt8]

    /// What it may do.
    package var recipe: RunRecipe { runtime.recipe }
    var folder: RunFolder { runtime.folder }
    var child: ChildProcess { runtime.child }

    init(_ runtime: BootingRuntime, _ links: ProgramLinks) {
        self.runtime = runtime
        entry = links.entry
        names = Mutex(ModuleNames(links.moduleNames, entry: links.entry))
        script = runtime.script(for: links)
    }

    /// Opens the gate: the program runs.
    ///
    /// Call it when every byte of it is verified.
    ///
    /// Blocks until Deno is ready, some ten milliseconds after the start.
    ///
    /// - Throws: ``RuntimeError`` when Deno ended or hangs instead, `SandboxError` when the pipe fails.
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
    /// - Parameter handler: answers the module API; without it every call is refused.
    /// - Returns: how it ended.
    /// - Throws: `SandboxError` when it cannot be watched; it is ended then.
    package func wait(answering handler: (any ProgramCallHandler)? = nil) async throws -> RunOutcome
    {
        let events = try child.events(reading: folder.calls, timeout: recipe.limits.wallClock)
        return try await withTaskCancellationHandler {
            try await withThrowingTaskGroup(of: Void.self) { group in
                var state = Progress(secret: runtime.secret)
                for await event in events {
                    for call in try take(event, into: &state) {
                        if state.isCrowded {
                            try await group.next()
                            state.answering -= 1
                        }
                        state.answering += 1
                        group.addTask { await self.answer(call, with: handler) }
                    }
                }
                group.cancelAll()
                if let lost = state.lost { throw lost }
                // The events of a cancelled task stop before the end does.
                return outcome(try state.exit ?? child.waitForExit(), state)
            }
        } onCancel: {
            child.kill()
        }
    }
}

// MARK: - Watching

extension RunningProgram {
    /// What is known of a run so far.
    private struct Progress {
        var reader: FrameReader
        var report: RawReport?
        var failure: RuntimeError?
        var lost: SandboxError?
        var exit: ChildExit?
        var answering = 0

        /// Calls that are answered at once; a program that makes more waits.
        static let callLimit = 16
        var isCrowded: Bool { answering >= Self.callLimit }

        init(secret: String) {
            reader = FrameReader(secret: secret)
        }
    }

    struct Call: Sendable {
        let id: Int64
        let method: String
        let parameters: JSONValue
        let stack: String
    }

    private func take(_ event: ChildEvent, into state: inout Progress) throws -> [Call] {
        switch event {
        case .timedOut:
            state.failure = .timeout(recipe.limits.wallClock ?? .zero)
        case .exited(let exit):
            state.exit = exit
        case .failed(let error):
            state.lost = error
        case .received(let bytes) where state.failure == nil:
            do throws(RuntimeError) {
                return try read(bytes, into: &state)
            } catch {
                state.failure = error
                child.kill()
            }
        case .received: break
        }
        return []
    }

    private func read(_ bytes: [UInt8], into state: inout Progress) throws(RuntimeError) -> [Call] {
        var calls: [Call] = []
        state.reader.append(bytes)
        while let document = try state.reader.next() {
            switch try HostMessage(document) {
            case .report(let report): state.report = state.report ?? report
            case .end: folder.tidy()
            case .version(let version): throw .version(version)
            case .call(let id, let method, let parameters, let stack):
                calls.append(
                    Call(id: id, method: method, parameters: parameters, stack: stack)
                )
            }
        }
        return calls
    }

    private func outcome(_ exit: ChildExit, _ state: Progress) -> RunOutcome {
        let names = names.withLock { $0 }
        return RunOutcome(
            exit: exit,
            report: state.failure == nil
                ? state.report.map {
                    ProgramReport($0, names: names, folder: recipe.workingDirectory)
                } : nil,
            failure: state.failure ?? (state.report == nil ? limitFailure(exit) : nil)
        )
    }

    /// Which limit, if any, ended a program that said nothing.
    private func limitFailure(_ exit: ChildExit) -> RuntimeError? {
        guard let signal = exit.signal else { return nil }
        if let seconds = recipe.limits.processorSeconds,
            signal == Signal.processorLimit || exit.processorTime >= .seconds(max(1, seconds))
        {
            return .processorTime(seconds)
        }
        guard Signal.crashes.contains(signal) else { return nil }
        let limit = recipe.limits.memoryMegabytes
        // V8 stops itself by a trap when its heap is full; by then the heap is resident.
        let isFull = exit.peakBytes >= UInt64(limit ?? 512) << 20
        return isFull ? .memory(limit) : .crashed(signal: signal)
    }
}
