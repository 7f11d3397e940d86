// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import SandboxKit

extension PythonRuntime {
    /// Starts a process of the interpreter.
    ///
    /// - Throws: ``RuntimeError`` when the file is not a program that can be started, `SandboxError`.
    func start(_ configuration: ChildConfiguration) throws -> ChildProcess {
        do throws(SandboxError) {
            return try ChildProcess(configuration)
        } catch  where error.diagnostic.code == "process-not-executable" {
            throw RuntimeError.notExecutable(
                .python,
                path.string,
                because: error.diagnostic.message
            )
        }
    }

    /// The version that the interpreter says it has, `3.11.2`, from inside the sandbox.
    ///
    /// - Throws: ``RuntimeError`` when it does not start or is not Python, `SandboxError`.
    /// - Complexity: starts a process.
    package func version() async throws -> String {
        let output = try ScratchFile()
        var configuration = ChildConfiguration(
            executable: path.string,
            arguments: [
                "-I", "-S", "-B", "-c",
                "import sys; sys.stdout.write('%d.%d.%d' % sys.version_info[:3])",
            ],
            profile: SandboxProbe.current().canConfine
                ? SandboxProfile(rules: PythonLaunch.rules(for: self)) : nil
        )
        configuration.input = .discarded
        configuration.output = .scratch(output)
        configuration.errors = .discarded
        configuration.environment = PythonLaunch.environment
        let child = try start(configuration)
        for await event in try child.events(timeout: .seconds(10)) {
            if case .failed(let error) = event { throw error }
        }
        let version = String(decoding: try output.contents().prefix(40), as: UTF8.self)
            .split(separator: "\n").first.map(String.init)
        guard let version, version.hasPrefix("3.\(minorVersion).") else {
            throw RuntimeError.failedToStart(.python, "it does not tell its version")
        }
        return version
    }
}
