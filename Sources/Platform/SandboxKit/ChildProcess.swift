// SPDX-License-Identifier: Apache-2.0

internal import CLinux
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A running child, which dies with this process and with this value.
///
/// It stays in the session and process group of this process, so that Ctrl-C in the terminal reaches
/// both; typing into the terminal on the user's behalf (TIOCSTI) is denied by the sandbox instead of
/// by a session of its own.
package final class ChildProcess: Sendable {
    private enum State {
        case running
        case ended(ChildExit)
        case lost(SandboxError)
    }

    /// The process number.
    package let identifier: Int32
    let descriptor: Int32
    private let state = Mutex(State.running)

    /// Starts a program.
    ///
    /// - Throws: ``SandboxError`` that names what failed: the program, the folder, a limit or the
    ///   sandbox. No program runs then.
    /// - Complexity: about a millisecond, most of it the kernel's copying of this process.
    package init(_ configuration: ChildConfiguration) throws(SandboxError) {
        let result = try SpawnRequest(configuration).spawn()
        guard result.stage == tenon_stage_none, result.process > 0 else {
            throw .starting(configuration, stage: result.stage, number: result.error)
        }
        identifier = result.process
        descriptor = result.process_descriptor
        #if os(Linux)
            guard descriptor >= 0 else {
                Glibc.kill(identifier, SIGKILL)
                var ignored = tenon_exit()
                unsafe tenon_reap(identifier, &ignored)
                throw .unavailable(missing: "the kernel is older than Linux 5.3")
            }
        #endif
    }

    deinit {
        kill()
        reap()
        if descriptor >= 0 { close(descriptor) }
    }

    /// Ends the child at once, if it still runs.
    package func kill() {
        send(SIGKILL)
    }

    /// Sends what Ctrl-C sends, if the child still runs.
    package func interrupt() {
        send(SIGINT)
    }

    private func send(_ signal: Int32) {
        state.withLock { state in
            guard case .running = state else { return }
            #if canImport(Glibc)
                Glibc.kill(identifier, signal)
            #else
                Darwin.kill(identifier, signal)
            #endif
        }
    }

    /// Whether the child has ended, after waiting for it at most `microseconds`.
    package func hasEnded(within microseconds: UInt32 = 0) -> Bool {
        let isRunning = state.withLock { state in
            if case .running = state { true } else { false }
        }
        return !isRunning || tenon_await_exit(identifier, descriptor, microseconds) != 0
    }

    /// Blocks until the child has ended.
    package func waitForExit() throws(SandboxError) -> ChildExit {
        try reap().get()
    }

    /// What happens to the child from now on, ending with `exited` or `failed`.
    ///
    /// - Parameters:
    ///   - pipe: a pipe whose bytes become events.
    ///   - timeout: when to kill the child; `nil` gives it all the time.
    /// - Returns: the events, in their order.
    /// - Throws: ``SandboxError`` when the system has no more threads.
    package func events(
        reading pipe: NamedPipe? = nil,
        timeout: Duration? = nil
    ) throws(SandboxError) -> AsyncStream<ChildEvent> {
        let (stream, continuation) = AsyncStream.makeStream(of: ChildEvent.self)
        let deadline = timeout.map { ContinuousClock.now + $0 }
        try BackgroundThread.run { [self] in
            watch(pipe, until: deadline) { continuation.yield($0) }
            continuation.finish()
        }
        return stream
    }
}

// MARK: - Watching

extension ChildProcess {
    private func watch(
        _ pipe: NamedPipe?,
        until deadline: ContinuousClock.Instant?,
        report: (ChildEvent) -> Void
    ) {
        var deadline = deadline
        do throws(SandboxError) {
            while true {
                let events = try nextEvents(pipe, until: deadline)
                if events & Int32(tenon_event_readable) != 0, let pipe {
                    report(.received(try pipe.readAvailable()))
                } else if events & Int32(tenon_event_exit) != 0 {
                    report(.exited(try reap().get()))
                    return
                } else if let end = deadline, ContinuousClock.now >= end {
                    deadline = nil
                    kill()
                    report(.timedOut)
                }
            }
        } catch {
            kill()
            report(.failed(error))
        }
    }

    private func nextEvents(
        _ pipe: NamedPipe?,
        until deadline: ContinuousClock.Instant?
    ) throws(SandboxError) -> Int32 {
        let limit = 3_600_000
        let milliseconds = deadline.map { end in
            let (seconds, attoseconds) = (end - ContinuousClock.now).components
            return min(
                limit,
                max(0, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000) + 1)
            )
        }
        let events = tenon_await(
            identifier,
            descriptor,
            pipe?.descriptor ?? -1,
            Int32(milliseconds ?? -1)
        )
        guard events >= 0 else { throw .system("wait for a program", -events) }
        return events
    }

    @discardableResult
    private func reap() -> Result<ChildExit, SandboxError> {
        // Waiting happens outside the lock, so that `kill` can end what is waited for.
        while !hasEnded(within: 1_000_000_000) {}
        return state.withLock { state in
            if case .running = state {
                var end = tenon_exit()
                let number = unsafe tenon_reap(identifier, &end)
                state = number == 0 ? .ended(ChildExit(end)) : .lost(.system("wait", number))
            }
            switch state {
            case .ended(let exit): return .success(exit)
            case .lost(let error): return .failure(error)
            case .running: return .failure(.system("wait for a program", ECHILD))
            }
        }
    }
}

extension ChildExit {
    fileprivate init(_ end: tenon_exit) {
        self.init(
            status: end.signal == 0 ? end.status : nil,
            signal: end.signal == 0 ? nil : end.signal,
            processorTime: .microseconds(Int64(end.cpu_microseconds)),
            peakBytes: end.peak_bytes
        )
    }
}
