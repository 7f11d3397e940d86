// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import SandboxKit

extension DenoRuntime {
    /// Starts a process of the runtime.
    ///
    /// - Throws: ``RuntimeError`` when the file is not a program that can be started, `SandboxError`.
    func start(_ configuration: ChildConfiguration) throws -> ChildProcess {
        do throws(SandboxError) {
            return try ChildProcess(configuration)
        } catch  where error.diagnostic.code == "process-not-executable" {
            throw RuntimeError.notExecutable(
                .deno,
                path.string,
                because: error.diagnostic.message
            )
        }
    }

    /// The version that the runtime says it has, `2.9.8`.
    ///
    /// - Throws: ``RuntimeError`` when it is too old, too new or not Deno, `SandboxError`.
    /// - Complexity: starts a process.
    package func version() async throws -> String {
        let output = try ScratchFile()
        var configuration = ChildConfiguration(
            executable: path.string,
            arguments: ["--version"],
            profile: nil
        )
        configuration.input = .discarded
        configuration.output = .scratch(output)
        configuration.errors = .discarded
        configuration.environment = DenoLaunch.environment()
        let child = try start(configuration)
        for await event in try child.events(timeout: .seconds(10)) {
            if case .failed(let error) = event { throw error }
        }
        let words = String(decoding: try output.contents().prefix(200), as: UTF8.self)
            .split(separator: " ", maxSplits: 2)
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
