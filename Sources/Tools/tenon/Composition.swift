// SPDX-License-Identifier: Apache-2.0

internal import Commands
internal import FileSystemKit
internal import TerminalKit

/// Where the parts of the program meet: nothing else knows all of them.
enum Composition {
    /// The commands, in the order in which help lists them.
    static let catalog = CommandCatalog([
        CompletionsCommand.self,
        HelpCommand.self,
        CompleteCommand.self,
    ])

    /// What this process was started with.
    static func surroundings() -> Surroundings {
        let environment = ProcessEnvironment.current()
        return Surroundings(
            terminal: TerminalFacts(environment: environment),
            environment: environment,
            clock: .system,
            services: CommandServices(
                workingDirectory: { () throws(FileSystemError) in
                    try FileSystem.currentDirectory()
                })
        )
    }
}
