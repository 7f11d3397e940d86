// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

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
