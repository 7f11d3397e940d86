// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit

/// What a command works with.
package struct CommandContext: Sendable {
    /// The streams.
    package let output: Output

    /// What the global options say.
    package let settings: GlobalSettings

    /// The environment variables.
    package let environment: ProcessEnvironment

    /// Asks the person at the terminal.
    package let prompt: Prompt

    /// The time.
    package let clock: CommandClock

    /// All commands, for help and completions.
    package let catalog: CommandCatalog

    /// Services that cost time to make, made when a command first asks.
    package let services: CommandServices

    /// The folder that relative paths start from.
    ///
    /// - Throws: ``FileSystemError`` when the folder is gone.
    package func workingDirectory() throws(FileSystemError) -> FilePath {
        try services.workingDirectory()
    }
}
