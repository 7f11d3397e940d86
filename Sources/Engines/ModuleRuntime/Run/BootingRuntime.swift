// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import SandboxKit
internal import Synchronization

/// A runtime that boots, confined for one program, and does not know the program yet; it ends with this
/// value and with this process.
package final class BootingRuntime: Sendable {
    let name: RuntimeName
    let recipe: RunRecipe
    let folder: RunFolder
    private let caches: RuntimeCaches?
    let child: ChildProcess
    let secret: String
    private let isLeft = Atomic(false)

    init(
        _ name: RuntimeName,
        recipe: RunRecipe,
        folder: RunFolder,
        caches: RuntimeCaches? = nil,
        child: ChildProcess,
        secret: String
    ) {
        self.name = name
        self.recipe = recipe
        self.folder = folder
        self.caches = caches
        self.child = child
        self.secret = secret
    }

    deinit {
        guard !isLeft.load(ordering: .relaxed) else { return }
        // Before its folder is removed, it must be gone.
        child.kill()
        _ = try? child.waitForExit()
    }

    /// Leaves a process in which nothing is left to run to the system, which ends it with this one, and its
    /// folder to the next run.
    ///
    /// Ending it here would cost this process two milliseconds of waiting for a processor.
    func leave() {
        #if !os(Linux)
            child.kill()
        #endif
        folder.leave()
        caches?.leave()
        isLeft.store(true, ordering: .relaxed)
    }

    /// Writes to a pipe of the private folder as soon as the runtime reads from it.
    func hand(_ bytes: [UInt8], to pipe: FilePath) throws {
        // A pipe cannot be waited for from its writing side: some ten thousand looks a second.
        for _ in 0..<300_000 {
            if try NamedPipe.deliver(bytes, to: pipe.string, readBy: child) { return }
            if child.hasEnded(within: 50) {
                let exit = try child.waitForExit()
                let end = exit.status.map { "status \($0)" } ?? "signal \(exit.signal ?? 0)"
                throw RuntimeError.failedToStart(name, end)
            }
        }
        child.kill()
        throw RuntimeError.startTimeout(name)
    }
}
