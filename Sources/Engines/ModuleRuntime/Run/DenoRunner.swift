// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit
internal import ModuleModel
internal import SandboxKit

/// Starts programs in Deno.
package struct DenoRunner: Sendable {
    let deno: DenoRuntime
    private let folder: FilePath
    private let memory: FilePath?
    private let randomness: RandomSource
    private let variables: [String]

    /// A runner.
    ///
    /// - Parameters:
    ///   - deno: the runtime.
    ///   - folder: where the private folders of runs are made; created if missing.
    ///   - memory: a folder that is not on a disk, for what the runtime itself writes.
    ///   - variables: variables for the runtime itself, `NAME=value`, such as `NO_COLOR` and `TZ`. Programs do
    ///     not see them.
    ///   - randomness: where the secret of a run comes from.
    package init(
        deno: DenoRuntime,
        folder: FilePath,
        memory: FilePath? = nil,
        variables: [String] = [],
        randomness: RandomSource = .system
    ) {
        self.deno = deno
        self.folder = folder
        self.memory = memory
        self.variables = variables
        self.randomness = randomness
    }

    /// Boots Deno for `recipe` and returns at once; nothing of a program runs before
    /// ``BootingRuntime/link(_:)`` and ``RunningProgram/release()``.
    ///
    /// - Returns: the booting runtime.
    /// - Throws: ``RuntimeError`` for grants that cannot be enforced, `SandboxError` when the system
    ///   cannot confine or start it, `FileSystemError` for the private folder.
    package func start(_ recipe: RunRecipe) throws -> BootingRuntime {
        let run = try RunFolder(in: folder)
        let caches = RuntimeCaches(in: [memory, folder].compactMap(\.self), of: recipe.analysis)
        var grants = try DenoGrants(recipe.permissions)
        try grants.protect(recipe.protectedFolders)
        let isConfined = recipe.sandbox == .kernel && !grants.isFullTrust
        try grants.allowModules(recipe.localFiles, isConfined: isConfined)
        if let folder = recipe.storeFolder { try grants.allowStore(folder) }
        try grants.allowReading([run.answers.path, run.direct.path])
        try grants.allowWriting(run.calls.path)
        if recipe.permissions.covers(.savedRead) {
            try FileSystem.createFolders(run.loaded, mode: 0o700)
            try grants.allowReading([run.loaded.string])
        }
        let child = try RuntimeName.deno.start(
            configuration(recipe, grants, run, caches?.path.string),
            at: deno.path
        )
        // While the runtime boots, there is time.
        caches?.fill()
        run.sweep()
        return BootingRuntime(
            .deno,
            recipe: recipe,
            folder: run,
            caches: caches,
            child: child,
            secret: randomness.name()
        )
    }

    private func configuration(
        _ recipe: RunRecipe,
        _ grants: DenoGrants,
        _ run: RunFolder,
        _ caches: String?
    ) -> ChildConfiguration {
        var configuration = ChildConfiguration(executable: deno.path.string, profile: nil)
        configuration.arguments =
            ["run"] + DenoLaunch.quietFlags + DenoLaunch.flags(for: recipe.limits)
            + ["--import-map=\(run.importMap.string)"] + grants.flags
            + [run.gate.string] + recipe.arguments
        if recipe.sandbox == .kernel, !grants.isFullTrust {
            let system = DenoLaunch.rules(for: deno, network: grants.network)
            let own = [run.gate, run.importMap].map {
                SandboxProfile.Rule($0.string, .read)
            }
            configuration.profile = SandboxProfile(
                rules: system + own + grants.rules
                    + (caches.map { [.init($0, [.read, .write])] } ?? []),
                network: grants.network
            )
        }
        configuration.environment = recipe.variables(
            beside: DenoLaunch.environment(caches: caches) + variables
        )
        configuration.workingDirectory = recipe.workingDirectory
        configuration.input = recipe.streams.input
        configuration.output = recipe.streams.output
        configuration.errors = recipe.streams.errors
        DenoLaunch.apply(recipe.limits, to: &configuration)
        return configuration
    }
}
