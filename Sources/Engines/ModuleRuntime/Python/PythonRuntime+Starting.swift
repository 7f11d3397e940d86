// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import SandboxKit

extension PythonRuntime {
    /// The version that the interpreter says it has, `3.11.2`, from inside the sandbox.
    ///
    /// - Throws: ``RuntimeError`` when it does not start or is not Python, `SandboxError`.
    /// - Complexity: starts a process.
    package func version() async throws -> String {
        var configuration = ChildConfiguration(
            executable: path.string,
            arguments: [
                "-I", "-S", "-B", "-c",
                "import sys; sys.stdout.write('%d.%d.%d' % sys.version_info[:3])",
            ],
            profile: SandboxProbe.current().canConfine
                ? SandboxProfile(rules: PythonLaunch.rules(for: self)) : nil
        )
        configuration.environment = PythonLaunch.environment
        let answer = try await RuntimeName.python.answer(to: configuration, at: path)
        let version = answer.split(separator: "\n").first.map(String.init)
        guard let version, version.hasPrefix("3.\(minorVersion).") else {
            throw RuntimeError.failedToStart(.python, "it does not tell its version")
        }
        return version
    }
}
