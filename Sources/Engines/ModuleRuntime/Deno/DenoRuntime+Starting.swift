// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import SandboxKit

extension DenoRuntime {
    /// The version that the runtime says it has, `2.9.8`.
    ///
    /// - Throws: ``RuntimeError`` when it is too old, too new or not Deno, `SandboxError`.
    /// - Complexity: starts a process.
    package func version() async throws -> String {
        var configuration = ChildConfiguration(
            executable: path.string,
            arguments: ["--version"],
            profile: nil
        )
        configuration.environment = DenoLaunch.environment()
        let answer = try await RuntimeName.deno.answer(to: configuration, at: path)
        let words = answer.split(separator: " ", maxSplits: 2)
        guard words.count > 1, words[0] == "deno" else {
            throw RuntimeError.failedToStart(.deno, "it does not tell its version")
        }
        let version = String(words[1].prefix { !$0.isWhitespace })
        let numbers = version.split(separator: ".").compactMap { Int($0) }
        guard numbers.count > 1, numbers[0] == 2, numbers[1] >= 9 else {
            throw RuntimeError.version(version, of: .deno)
        }
        return version
    }
}
