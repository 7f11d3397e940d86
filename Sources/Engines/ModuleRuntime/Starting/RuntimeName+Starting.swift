// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import SandboxKit

extension RuntimeName {
    /// Starts a process of the runtime whose program is at `path`.
    ///
    /// - Throws: ``RuntimeError`` when the file is not a program that can be started, `SandboxError`.
    func start(_ configuration: ChildConfiguration, at path: FilePath) throws -> ChildProcess {
        do throws(SandboxError) {
            return try ChildProcess(configuration)
        } catch  where error.diagnostic.code == "process-not-executable" {
            throw RuntimeError.notExecutable(self, path.string, because: error.diagnostic.message)
        }
    }

    /// What a process of the runtime writes to standard output, at most 200 bytes of it.
    ///
    /// - Throws: as ``start(_:at:)``.
    /// - Complexity: starts a process and gives it ten seconds.
    func answer(to configuration: ChildConfiguration, at path: FilePath) async throws -> String {
        let output = try ScratchFile()
        var configuration = configuration
        configuration.input = .discarded
        configuration.output = .scratch(output)
        configuration.errors = .discarded
        let child = try start(configuration, at: path)
        for await event in try child.events(timeout: .seconds(10)) {
            if case .failed(let error) = event { throw error }
        }
        return String(decoding: try output.contents().prefix(200), as: UTF8.self)
    }
}
