// SPDX-License-Identifier: Apache-2.0

internal import Commands
internal import FileSystemKit
internal import ModuleModel
internal import ModuleStore
internal import ModuleWorkspace
internal import TerminalKit

/// Where the parts of the program meet: nothing else knows all of them.
enum Composition {
    /// The commands, in the order in which help lists them.
    static let catalog = CommandCatalog([
        RunCommand.self, TestCommand.self, EvalCommand.self, ReplCommand.self,
        SaveCommand.self, GetCommand.self, ListCommand.self, HasCommand.self, RemoveCommand.self,
        HistoryCommand.self, DiffCommand.self, UndoCommand.self, ImportCommand.self,
        ExportCommand.self,
        InitCommand.self, NewCommand.self, AddCommand.self, InstallCommand.self,
        UpdateCommand.self, OutdatedCommand.self, TreeCommand.self, WhyCommand.self,
        InfoCommand.self,
        CheckCommand.self, BuildCommand.self, VendorCommand.self, LockCommand.self,
        VerifyCommand.self,
        RepinCommand.self,
        ApproveCommand.self, PermissionsCommand.self, AuditCommand.self,
        RegistryServeCommand.self, RegistryBuildCommand.self, RegistryCheckCommand.self,
        RegistryRecoverCommand.self,
        RegistryAuditCommand.self, AdvisoryAddCommand.self,
        PublishCommand.self, YankCommand.self, UnyankCommand.self, DeprecateCommand.self,
        OwnerAddCommand.self, OwnerRemoveCommand.self, OwnerListCommand.self,
        LoginCommand.self, LogoutCommand.self, WhoAmICommand.self,
        TokenCreateCommand.self, TokenListCommand.self, TokenRevokeCommand.self,
        UserAddCommand.self,
        CacheInfoCommand.self, CacheCollectCommand.self, CacheVerifyCommand.self,
        SearchCommand.self, DownloadCommand.self, StatsCommand.self, RegistrySyncCommand.self,
        DoctorCommand.self, CompletionsCommand.self, CompleteCommand.self, HelpCommand.self,
    ]) {
        [
            RegistryForm<SearchCommand>.self, RegistryForm<InfoCommand>.self,
            RegistryForm<InstallCommand>.self, RegistryForm<UpdateCommand>.self,
            RegistryForm<StatsCommand>.self,
        ]
    }

    /// What this process was started with.
    static func surroundings() -> Surroundings {
        let environment = ProcessEnvironment.current()
        let clock = CommandClock.system
        let workspace = WorkspaceComposition(environment: environment, now: clock.now)
        var services = CommandServices(
            workingDirectory: { () throws(FileSystemError) in
                try FileSystem.currentDirectory()
            },
            savedNames: {
                let home = try DataHome(environment: environment)
                let store = Store(home: home.data, version: WorkspaceComposition.version)
                return try await store.saved.list().map(\.name.description)
            },
            readInput: { try StandardStream.input.read(limit: $0) },
            makeWorkspace: { try workspace.make($0) }
        )
        let lines = LineInput(limit: 16 << 20)
        services.readLine = { try lines.next() }
        services.isInputTerminal = { StandardStream.input.isTerminal }
        return Surroundings(
            terminal: TerminalFacts(environment: environment),
            environment: environment,
            clock: clock,
            services: services
        )
    }
}
