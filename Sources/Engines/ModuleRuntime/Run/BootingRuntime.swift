// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleModel
internal import SandboxKit

/// A runtime that boots, confined for one program, and does not know the program yet; it ends with this
/// value and with this process.
package final class BootingRuntime: Sendable {
    let recipe: RunRecipe
    let folder: RunFolder
    let child: ChildProcess
    let secret: String

    init(recipe: RunRecipe, folder: RunFolder, child: ChildProcess, secret: String) {
        self.recipe = recipe
        self.folder = folder
        self.child = child
        self.secret = secret
    }

    deinit {
        // Before its folder is removed, it must be gone.
        child.kill()
        _ = try? child.waitForExit()
    }

    /// Tells the runtime what the program consists of.
    ///
    /// Blocks until it asks for it, some five milliseconds after the start.
    ///
    /// - Returns: the program at the gate.
    /// - Throws: ``RuntimeError`` when the runtime ended or hangs instead, `SandboxError` when the pipe
    ///   fails.
    package func link(_ links: ProgramLinks) throws -> RunningProgram {
        try hand(links.importMap, to: folder.importMap)
        return RunningProgram(self, links)
    }

    /// Writes to a pipe of the private folder as soon as the runtime reads from it.
    func hand(_ bytes: [UInt8], to pipe: FilePath) throws {
        // A pipe cannot be waited for from its writing side: some ten thousand looks a second.
        for _ in 0..<300_000 {
            if try NamedPipe.deliver(bytes, to: pipe.string, readBy: child) { return }
            if child.hasEnded(within: 50) {
                let exit = try child.waitForExit()
                let end = exit.status.map { "status \($0)" } ?? "signal \(exit.signal ?? 0)"
                throw RuntimeError.failedToStart(end)
            }
        }
        child.kill()
        throw RuntimeError.startTimeout
    }

    /// The script that opens the channel, installs the module API and imports the program.
    func script(for links: ProgramLinks) -> [UInt8] {
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
