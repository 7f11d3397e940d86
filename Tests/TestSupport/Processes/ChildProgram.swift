// SPDX-License-Identifier: Apache-2.0

internal import Foundation

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A program that a test runs to its end.
package struct ChildProgram: Sendable {
    /// The absolute path of the program.
    package var path: String

    /// The variables it sees; those of the test runner when `nil`.
    package var environment: [String: String]?

    /// Where it runs; where the test runner runs when `nil`.
    package var currentDirectory: String?

    /// How long it may run before it is killed.
    package var timeout: Duration

    /// Names a program and its surroundings.
    package init(
        _ path: String,
        environment: [String: String]? = nil,
        currentDirectory: String? = nil,
        timeout: Duration = .seconds(60)
    ) {
        self.path = path
        self.environment = environment
        self.currentDirectory = currentDirectory
        self.timeout = timeout
    }

    /// How a program ended.
    package enum Status: Hashable, Sendable {
        /// It returned an exit code.
        case exited(Int32)
        /// A signal ended it.
        case signalled(Int32)
        /// It ran longer than it may and was killed.
        case timedOut
    }

    /// What a program left behind.
    package struct Outcome: Hashable, Sendable {
        /// How it ended.
        package let status: Status
        /// What it wrote to its standard output.
        package let outputBytes: [UInt8]
        /// What it wrote to its standard error.
        package let errorBytes: [UInt8]

        /// The standard output as text.
        package var output: String { String(decoding: outputBytes, as: UTF8.self) }
        /// The standard error as text.
        package var errors: String { String(decoding: errorBytes, as: UTF8.self) }
        /// Whether it returned 0.
        package var isSuccess: Bool { status == .exited(0) }
    }

    /// Runs the program with `input` as its standard input, on a thread of its own.
    ///
    /// The outcome is there when the program has ended, even if a grandchild still holds a stream.
    ///
    /// - Throws: ``SpawnFailure`` when it cannot be started.
    package func run(_ arguments: [String] = [], input: [UInt8] = []) async throws -> Outcome {
        try await withCheckedThrowingContinuation { continuation in
            let thread = Thread {
                continuation.resume(with: Result { try runBlocking(arguments, input: input) })
            }
            thread.start()
        }
    }

    /// Runs the program with a text as its standard input.
    package func run(_ arguments: [String] = [], input: String) async throws -> Outcome {
        try await run(arguments, input: Array(input.utf8))
    }

    private func runBlocking(_ arguments: [String], input: [UInt8]) throws -> Outcome {
        var process = try SpawnedProcess(
            path,
            arguments,
            environment: environment,
            currentDirectory: currentDirectory
        )
        defer { process.closeAll() }
        let deadline = ContinuousClock.now + timeout
        var pending = input[...]
        var output: [UInt8] = []
        var errors: [UInt8] = []
        var ended: Status?
        while true {
            if pending.isEmpty { process.closeInput() }
            var polled = [
                pollfd(fd: process.input, events: Int16(POLLOUT), revents: 0),
                pollfd(fd: process.output, events: Int16(POLLIN), revents: 0),
                pollfd(fd: process.errors, events: Int16(POLLIN), revents: 0),
            ]
            // The end of the child wakes nobody, so the wait for its streams is short.
            unsafe poll(&polled, 3, ended == nil ? 2 : 0)
            if polled[0].revents != 0 { Streams.feed(&pending, to: process.input) }
            let isOutputOver = Streams.drain(process.output, into: &output)
            let areErrorsOver = Streams.drain(process.errors, into: &errors)
            if let ended {
                return Outcome(status: ended, outputBytes: output, errorBytes: errors)
            }
            ended = process.status(waiting: false)
            if ended == nil, ContinuousClock.now > deadline {
                kill(process.pid, SIGKILL)
                _ = process.status(waiting: true)
                ended = .timedOut
            }
            if ended == nil, isOutputOver, areErrorsOver { usleep(500) }
        }
    }
}
