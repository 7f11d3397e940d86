// SPDX-License-Identifier: Apache-2.0

/// Which program to start, with what, and how confined.
package struct ChildConfiguration: Sendable {
    /// What one of the three standard streams is connected to.
    package enum Stream: Sendable {
        /// The stream of this process.
        case inherited
        /// Nothing: reading ends at once, what is written is lost.
        case discarded
        /// A file without a name.
        case scratch(ScratchFile)
    }

    /// Limits that the kernel holds; `nil` leaves the limit of this process.
    package struct Limits: Hashable, Sendable {
        /// Seconds of processor time of all threads.
        package var processorSeconds: UInt64?
        /// Bytes of private writable memory.
        package var dataBytes: UInt64?
        /// The size of each file that is written.
        package var fileBytes: UInt64?
        /// The number of open files.
        package var openFiles: UInt64?
        /// Bytes of the first thread's stack.
        package var stackBytes: UInt64?

        /// Limits nothing but core dumps, which are always off.
        package init() {}
    }

    /// The absolute path of the program.
    package var executable: String
    /// The arguments, without the program's own name.
    package var arguments: [String]
    /// All variables that the child sees, `NAME=value`.
    package var environment: [String] = []
    /// The folder to start in; the present one when `nil`.
    package var workingDirectory: String?
    /// Standard input.
    package var input: Stream = .inherited
    /// Standard output.
    package var output: Stream = .inherited
    /// Standard error.
    package var errors: Stream = .inherited
    /// The confinement; `nil` starts the program with the rights of this process.
    package var profile: SandboxProfile?
    /// The limits.
    package var limits = Limits()

    /// Starts `executable` with an empty environment and the streams of this process.
    package init(executable: String, arguments: [String] = [], profile: SandboxProfile?) {
        self.executable = executable
        self.arguments = arguments
        self.profile = profile
    }
}
