// SPDX-License-Identifier: Apache-2.0

internal import SandboxKit

/// What is known of a run so far.
struct RunProgress {
    private let runtime: BootingRuntime
    private var reader: FrameReader
    private var hasSpoken = false
    /// The error that ended the program, or the evaluation.
    private(set) var report: RawReport?
    /// The value that it told.
    private(set) var value: ProgramValue?
    /// Its compiled code.
    private(set) var code: [UInt8]?
    /// Whether the evaluation that was asked for is over.
    private(set) var isEvaluated = false
    /// Why Tenon ended it.
    private(set) var failure: RuntimeError?
    /// Why it could not be watched any longer.
    private(set) var lost: SandboxError?
    /// How the process ended.
    private(set) var exit: ChildExit?
    /// How the process will end, when nothing is left to run in it and its end makes no difference.
    private(set) var earlyExit: ChildExit?

    init(_ runtime: BootingRuntime) {
        self.runtime = runtime
        reader = FrameReader(secret: runtime.secret)
    }

    /// Whether the evaluation, or the process, is at its end.
    var isOver: Bool { isEvaluated || exit != nil || lost != nil }

    /// Forgets what came of one evaluation, before the next.
    mutating func begin() {
        (report, value, isEvaluated) = (nil, nil, false)
    }

    /// Takes note of `event`; a message that no host sends ends the program.
    ///
    /// - Returns: the calls in it.
    mutating func take(_ event: ChildEvent) -> [HostCall] {
        switch event {
        case .timedOut:
            failure = .timeout(runtime.recipe.limits.wallClock ?? .zero)
        case .exited(let exit):
            self.exit = exit
        case .failed(let error):
            lost = error
        case .received(let bytes) where failure == nil:
            do throws(RuntimeError) {
                return try read(bytes)
            } catch {
                failure = error
                runtime.child.kill()
            }
        case .received: break
        }
        return []
    }

    /// Takes note of the end of the program.
    private mutating func end(_ status: Int32?) {
        let recipe = runtime.recipe
        if let status, (0...255).contains(status), report == nil, recipe.mayBeLeft {
            earlyExit = ChildExit(
                status: status,
                signal: nil,
                processorTime: .zero,
                peakBytes: 0
            )
        } else {
            runtime.folder.tidy()
        }
    }

    private mutating func read(_ bytes: [UInt8]) throws(RuntimeError) -> [HostCall] {
        var calls: [HostCall] = []
        reader.append(bytes)
        while let document = try reader.next() {
            let message = try HostMessage(document)
            // The program has not begun before the first message, so that one is the host's alone.
            if case .code(let bytes) = message, !hasSpoken, !bytes.isEmpty { code = bytes }
            hasSpoken = true
            switch message {
            case .report(let report): self.report = self.report ?? report
            case .value(let value): self.value = value
            case .evaluated: isEvaluated = true
            case .end(let status): end(status)
            case .version(let version): throw .version(version, of: runtime.name)
            case .call(let call): calls.append(call)
            case .code: break
            }
        }
        return calls
    }
}

// MARK: - The end

extension RunProgress {
    /// How `program` ended.
    func outcome(_ exit: ChildExit, of program: any HostedProgram) -> RunOutcome {
        let (report, failure) = end(exit, of: program)
        return RunOutcome(
            exit: exit,
            report: report,
            failure: failure,
            value: program.tellsValue ? value : nil,
            code: program.wantsCode ? code : nil
        )
    }

    /// The error, or the failure, at the end of an evaluation or, with `exit`, of the process.
    func end(
        _ exit: ChildExit?,
        of program: any HostedProgram
    ) -> (report: ProgramReport?, failure: RuntimeError?) {
        let recipe = runtime.recipe
        guard failure == nil, let report else {
            return (nil, failure ?? exit.flatMap(limitFailure))
        }
        if let failure = program.failure(for: report, of: recipe) { return (nil, failure) }
        return (program.report(report, of: recipe), nil)
    }

    /// Which limit, if any, ended a program that said nothing.
    private func limitFailure(_ exit: ChildExit) -> RuntimeError? {
        let limits = runtime.recipe.limits
        guard let signal = exit.signal else { return nil }
        if let seconds = limits.processorSeconds,
            signal == Signal.processorLimit || exit.processorTime >= .seconds(max(1, seconds))
        {
            return .processorTime(seconds)
        }
        guard Signal.crashes.contains(signal) else { return nil }
        let limit = limits.memoryMegabytes
        // V8 stops itself by a trap when its heap is full; by then the heap is resident.
        let isFull = exit.peakBytes >= UInt64(limit ?? 512) << 20
        return isFull ? .memory(limit) : .crashed(signal: signal)
    }
}
