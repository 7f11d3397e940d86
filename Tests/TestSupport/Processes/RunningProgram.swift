// SPDX-License-Identifier: Apache-2.0

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
