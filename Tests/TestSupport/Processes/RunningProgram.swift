// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A program that a test talks to, line by line; ended when the value is released.
package final class RunningProgram: Sendable {
    private let process: Mutex<SpawnedProcess>

    /// Starts `program`; its ``ChildProgram/timeout`` does not apply.
    ///
    /// - Throws: ``SpawnFailure`` when it cannot be started.
    package init(_ program: ChildProgram, _ arguments: [String] = []) throws {
        process = Mutex(
            try SpawnedProcess(
                program.path,
                arguments,
                environment: program.environment,
                currentDirectory: program.currentDirectory
            )
        )
    }

    deinit {
        process.withLock { process in
            process.end()
            process.closeAll()
        }
    }

    /// The number of the process.
    package var pid: Int32 { process.withLock(\.pid) }

    /// What it has written to its standard error since this was asked last.
    package func takeErrors() -> String {
        process.withLock { process in
            var bytes: [UInt8] = []
            _ = Streams.drain(process.errors, into: &bytes)
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    /// How it ended, or `timedOut` when it runs on after `patience`.
    ///
    /// The system tells how a process ended once; do not ask again.
    package func end(within patience: Duration = .seconds(60)) async -> ChildProgram.Status {
        await withCheckedContinuation { continuation in
            let thread = Thread { [self] in
                let deadline = ContinuousClock.now + patience
                while ContinuousClock.now < deadline {
                    if let status = process.withLock({ $0.status(waiting: false) }) {
                        return continuation.resume(returning: status)
                    }
                    Thread.sleep(forTimeInterval: 0.002)
                }
                continuation.resume(returning: .timedOut)
            }
            thread.start()
        }
    }

    /// The next line that it writes, with its line break; the program may not have written more.
    ///
    /// - Throws: when it ends, or says nothing for half a minute.
    package func readLine() throws -> [UInt8] { try process.withLock { try $0.readLine() } }

    /// Everything that it writes until that is enough.
    ///
    /// - Throws: when it ends, or says nothing for half a minute.
    package func read(until isEnough: (String) -> Bool) throws -> String {
        var text = ""
        while !isEnough(text) { text += String(decoding: try readLine(), as: UTF8.self) }
        return text
    }

    /// Ends it as nobody can prepare for, and waits until it is gone.
    package func kill() {
        process.withLock { process in
            process.send(SIGKILL)
            _ = process.status(waiting: true)
        }
    }

    /// Asks it to end, and waits until it has.
    package func stop() -> ChildProgram.Status? {
        process.withLock { process in
            process.send(SIGTERM)
            return process.status(waiting: true)
        }
    }

    /// Writes a line and returns the line that answers it.
    ///
    /// - Throws: when it ends, or says nothing for half a minute.
    package func ask(_ line: [UInt8]) throws -> [UInt8] {
        try process.withLock { process in
            try process.write(line)
            return try process.readLine()
        }
    }
}
