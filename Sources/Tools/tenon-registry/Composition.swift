// SPDX-License-Identifier: Apache-2.0

internal import Commands
internal import Diagnostics
internal import FileSystemKit
internal import RegistryCommands

/// Where the parts of the program meet.
enum Composition {
    /// The commands, in the order in which help lists them.
    static let catalog = CommandCatalog([
        ServeCommand.self, FolderBuildCommand.self, FolderCheckCommand.self,
        RecoverCommand.self,
        CompletionsCommand.self,
        CompleteCommand.self, HelpCommand.self,
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
                },
                makeWorkspace: { _ in throw NoWorkspace() }
            )
        )
    }

    /// No command here works on a project.
    private struct NoWorkspace: DiagnosticError {
        var diagnostic: Diagnostic {
            Diagnostic(
                code: "workspace-unavailable",
                message: "`tenon-registry` does not work on projects",
                hints: ["use `tenon`"]
            )
        }
    }
}
