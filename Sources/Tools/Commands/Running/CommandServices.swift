// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit

/// What the composition root offers to commands, made only when it is asked for, so that help and
/// the version touch nothing.
package struct CommandServices: Sendable {
    /// Finds the working directory.
    package var workingDirectory: @Sendable () throws(FileSystemError) -> FilePath

    /// The names of this user's saved modules, for completions.
    package var savedNames: @Sendable () async throws -> [String]

    /// Offers services.
    package init(
        workingDirectory: @escaping @Sendable () throws(FileSystemError) -> FilePath,
        savedNames: @escaping @Sendable () async throws -> [String] = { [] }
    ) {
        self.workingDirectory = workingDirectory
        self.savedNames = savedNames
    }
}
