// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import SandboxKit

extension BootingRuntime {
    /// Tells the runtime what the program consists of.
    ///
    /// Blocks until it asks for it, some five milliseconds after the start.
    ///
    /// - Returns: the program at the gate.
    /// - Throws: ``RuntimeError`` when the runtime ended or hangs instead, `SandboxError` when the pipe
    ///   fails.
    package func link(_ links: ProgramLinks) throws -> RunningProgram {
        try hand(links.importMap, to: folder.importMap)
        return RunningProgram(self, HostedModules(links), script: script(for: links))
    }

    /// The script that opens the channel, installs the module API and imports the program.
    private func script(for links: ProgramLinks) -> [UInt8] {
        HostScript.bytes(
            HostScript.Settings(
                entryURL: links.entryURL,
                secret: secret,
                folder: folder,
                revoked: revocable,
                usesNodeWorkers: links.usesNodeWorkers
            )
        )
    }

    /// The rights to the channel that can be given away.
    ///
    /// Revoking takes every grant that covers the path, so those of the user that do are left alone. The
    /// secret protects the channel then.
    private var revocable: [(kind: Permission.Kind, path: String)] {
        let rights: [(kind: Permission.Kind, path: String)] = [
            (.write, folder.calls.path), (.read, folder.answers.path), (.read, folder.direct.path),
        ]
        return rights.filter { right in
            let permission = try? Permission(right.kind, right.path, relativeTo: "/")
            return permission.map { !recipe.permissions.covers($0) } ?? false
        }
    }
}
