// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit
package import ModuleWorkspace

/// What the composition root offers to commands, made only when it is asked for, so that help and
/// the version touch nothing.
package struct CommandServices: Sendable {
    /// Finds the working directory.
    package var workingDirectory: @Sendable () throws(FileSystemError) -> FilePath

    /// The names of this user's saved modules, for completions.
    package var savedNames: @Sendable () async throws -> [String]

    /// Reads standard input to its end, at most that many bytes.
    package var readInput: @Sendable (Int) throws -> [UInt8]

    /// Reads the next line of standard input, as soon as it is there; `nil` at the end.
    package var readLine: @Sendable () throws -> [UInt8]? = { nil }

    /// Whether a person types what standard input gives.
    package var isInputTerminal: @Sendable () -> Bool = { false }

    /// Makes the workspace, which asks and tells people through the given interaction.
    package var makeWorkspace: @Sendable (any Interaction) throws -> Workspace

    /// Offers services.
    package init(
        workingDirectory: @escaping @Sendable () throws(FileSystemError) -> FilePath,
        savedNames: @escaping @Sendable () async throws -> [String] = { [] },
        readInput: @escaping @Sendable (Int) throws -> [UInt8] = { _ in [] },
        makeWorkspace: @escaping @Sendable (any Interaction) throws -> Workspace
    ) {
        self.readInput = readInput
        self.makeWorkspace = makeWorkspace
        self.workingDirectory = workingDirectory
        self.savedNames = savedNames
    }
}
