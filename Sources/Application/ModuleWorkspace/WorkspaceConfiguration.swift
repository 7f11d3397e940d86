// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit
package import HTTPClientKit
package import LanguageSupport
package import ModuleModel
package import ModuleRuntime
package import ModuleSources

/// What the composition root hands to a workspace: everything that belongs to this machine.
package struct WorkspaceConfiguration: Sendable {
    /// The data, cache and configuration folders.
    package var home: DataHome

    /// The folder that relative paths start from.
    package var workingDirectory: FilePath

    /// The variables that a program may be granted.
    package var environment: ProcessEnvironment

    /// The languages.
    package var languages: [any LanguageFrontEnd]

    /// Makes the sources; called when something must be found or fetched.
    package var makeSources: @Sendable (SourceRequest) throws -> [any ModuleSource]

    /// Makes the registries of a project; called when a package must be chosen or fetched.
    package var makeRegistries: @Sendable (RegistryTable, RegistryRequest) throws -> RegistrySource

    /// Finds the JavaScript runtime; called when something must be run or checked.
    package var findRuntime: @Sendable () throws -> DenoRuntime

    /// Finds the interpreter of programs that are compiled; called when one must be run.
    package var findPython: @Sendable () throws -> PythonRuntime = {
        try PythonRuntime(candidates: [])
    }

    /// The time.
    package var clock: @Sendable () -> Timestamp

    /// The name of this program with its version, for records that an older one may meet.
    package var version: String

    /// Variables for the runtime itself, `NAME=value`, that programs do not see.
    package var runtimeVariables: [String] = []

    /// Makes what asks the servers of registries; called when something is published or searched there.
    package var makeClient: @Sendable () -> HTTPClient = { HTTPClient() }

    /// Makes what does the exchanges of programs that have no sockets, with hosts that they were granted.
    package var makeProgramClient: @Sendable () -> HTTPClient = { HTTPClient() }

    /// Describes a machine.
    package init(
        home: DataHome,
        workingDirectory: FilePath,
        environment: ProcessEnvironment,
        languages: [any LanguageFrontEnd],
        version: String,
        makeSources: @escaping @Sendable (SourceRequest) throws -> [any ModuleSource],
        makeRegistries:
            @escaping @Sendable (RegistryTable, RegistryRequest) throws -> RegistrySource,
        findRuntime: @escaping @Sendable () throws -> DenoRuntime,
        clock: @escaping @Sendable () -> Timestamp
    ) {
        self.home = home
        self.workingDirectory = workingDirectory
        self.environment = environment
        self.languages = languages
        self.version = version
        self.makeSources = makeSources
        self.makeRegistries = makeRegistries
        self.findRuntime = findRuntime
        self.clock = clock
    }
}
