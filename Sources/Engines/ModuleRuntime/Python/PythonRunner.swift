// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit
internal import ModuleModel
internal import SandboxKit

/// Starts programs in Python.
package struct PythonRunner: Sendable {
    private let python: PythonRuntime
    private let folder: FilePath
    private let randomness: RandomSource
    private let variables: [String]

    /// A runner.
    ///
    /// - Parameters:
    ///   - python: the interpreter.
    ///   - folder: where the private folders of runs are made; created if missing.
    ///   - variables: variables for the interpreter itself, `NAME=value`, such as `TZ`.
    ///   - randomness: where the secret of a run comes from.
    package init(
        python: PythonRuntime,
        folder: FilePath,
        variables: [String] = [],
        randomness: RandomSource = .system
    ) {
        self.python = python
        self.folder = folder
        self.variables = variables
        self.randomness = randomness
    }

    /// Boots Python for `recipe` and returns at once; nothing of a program runs before
    /// ``BootingRuntime/link(_:)-(PythonProgram)`` and ``RunningProgram/release()``.
    ///
    /// - Returns: the booting interpreter.
    /// - Throws: ``RuntimeError`` for grants that cannot be enforced, `SandboxError` when the system
    ///   cannot confine or start it, `FileSystemError` for the private folder.
    package func start(_ recipe: RunRecipe) throws -> BootingRuntime {
        let grants = try PythonGrants(recipe)
        let run = try RunFolder(in: folder, gate: "host.py")
        let child = try RuntimeName.python.start(
            configuration(recipe, grants, run),
            at: python.path
        )
        // While the interpreter boots, there is time.
        run.sweep()
        return BootingRuntime(
            .python,
            recipe: recipe,
            folder: run,
            child: child,
            secret: randomness.name()
        )
    }

    private func configuration(
        _ recipe: RunRecipe,
        _ grants: PythonGrants,
        _ run: RunFolder
    ) -> ChildConfiguration {
        let isPlain = recipe.hostModules.isEmpty
        var configuration = ChildConfiguration(
            executable: (isPlain ? python.path : python.namedPath).string,
            profile: nil
        )
        configuration.arguments =
            (isPlain ? ["-I", "-S"] : ["-I"]) + ["-B", "-X", "utf8"]
            + ["-c", PythonHost.bootstrap(gate: run.gate)] + recipe.arguments
        if recipe.sandbox == .kernel, !grants.isFullTrust {
            configuration.profile = profile(recipe, grants, run)
        }
        configuration.environment = recipe.variables(
            beside: PythonLaunch.environment + variables
        )
        configuration.workingDirectory = recipe.workingDirectory
        configuration.input = recipe.streams.input
        configuration.output = recipe.streams.output
        configuration.errors = recipe.streams.errors
        PythonLaunch.apply(recipe.limits, to: &configuration)
        return configuration
    }

    private func profile(
        _ recipe: RunRecipe,
        _ grants: PythonGrants,
        _ run: RunFolder
    ) -> SandboxProfile {
        let pipes: [SandboxProfile.Rule] = [
            .init(run.gate.string, .read), .init(run.calls.path, .write),
            .init(run.direct.path, .read), .init(run.answers.path, .read),
        ]
        let installed =
            recipe.hostModules.isEmpty ? [] : PythonLaunch.installedRules(for: python)
        let network = grants.network == .none ? [] : PythonLaunch.networkRules
        return SandboxProfile(
            rules: PythonLaunch.rules(for: python) + pipes + installed + network + grants.rules,
            network: grants.network,
            isSealed: true
        )
    }
}

extension BootingRuntime {
    /// Tells a booting Python what the program is.
    ///
    /// - Returns: the program at the gate.
    package func link(_ program: PythonProgram) -> RunningProgram {
        RunningProgram(
            self,
            HostedText(program),
            script: PythonHost.bytes(program, for: self)
        )
    }
}
