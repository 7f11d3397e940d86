// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import SandboxKit
internal import Synchronization

/// The private folder of one run; gone, with all in it, when the value is released, unless it was left.
final class RunFolder: Sendable {
    let path: FilePath
    /// Held while the value lives: what nobody holds was left, or its process was killed.
    private let lock: FileLock
    /// From the host: calls and reports.
    let calls: NamedPipe
    /// To the host: answers to calls.
    let answers: NamedPipe
    /// To the host: answers to calls that block.
    let direct: NamedPipe

    /// The gate: a pipe that the runtime opens when it is ready, to read the host script.
    let gate: FilePath
    /// The import map: a pipe as well, since the runtime boots before the map is known.
    var importMap: FilePath { path.appending("map.json") }
    /// The modules that the program loads while it runs.
    var loaded: FilePath { path.appending("loaded") }

    /// The runtime's own cache, if this run has one: a copy that is thrown away with the run, so that
    /// no program can leave something there for another.
    let caches: FilePath?
    private let analysis: FilePath?
    private let isLeft = Atomic(false)

    /// Makes the folder in `parent`, with one for a copy of `analysis` if there is one.
    ///
    /// - Parameters:
    ///   - parent: the folder of all runs; created if missing.
    ///   - script: the name of the gate, by which Deno knows the language of what it reads.
    ///   - analysis: the analysis, if there is one.
    /// - Throws: `FileSystemError` or ``SandboxError``.
    init(in parent: FilePath, gate script: String = "host.mjs", analysis: FilePath? = nil) throws {
        try FileSystem.createFolders(parent, mode: 0o700)
        let real = try FileSystem.realPath(parent)
        // Named `run-` only when it is locked: others may sweep it from then on.
        let new = try FileSystem.makeTemporaryFolder(in: real, prefix: "new-")
        path = real.appending("run-" + new.lastComponent.dropFirst(4))
        gate = path.appending(script)
        lock = try FileLock(new.appending("lock"), mode: .exclusive, timeout: .zero)
        try FileSystem.rename(new, to: path)
        do {
            try FileSystem.makeFIFO(gate)
            try FileSystem.makeFIFO(path.appending("map.json"))
            calls = try NamedPipe(creatingAt: path.appending("calls").string)
            answers = try NamedPipe(creatingAt: path.appending("answers").string)
            direct = try NamedPipe(creatingAt: path.appending("direct").string)
            let folder = path.appending("deno")
            self.analysis = analysis.flatMap { ModuleAnalysis.isThere($0) ? $0 : nil }
            caches = self.analysis == nil ? nil : folder
            if let caches { try FileSystem.createFolders(caches, mode: 0o700) }
        } catch {
            try? FileSystem.removeTree(path)
            throw error
        }
    }

    /// Copies the analysis for the runtime, which looks for it milliseconds after its start; should it be
    /// faster, it does without.
    func fillCaches() {
        guard let analysis, let caches else { return }
        try? ModuleAnalysis.copy(analysis, to: caches)
    }

    /// Removes folders beside this one whose owners are gone, a few at a time.
    func sweep() {
        let names = (try? FileSystem.list(path.parent)) ?? []
        for name in names.filter({ $0.hasPrefix("run-") && $0 != path.lastComponent }).prefix(16) {
            let other = path.parent.appending(name)
            let lock = try? FileLock(other.appending("lock"), mode: .exclusive, timeout: .zero)
            guard lock != nil else { continue }
            try? FileSystem.removeTree(other)
        }
    }

    /// Removes what a program that has ended does not need, while the runtime still ends: a millisecond
    /// that nobody has to wait for.
    func tidy() {
        let names = (try? FileSystem.list(path)) ?? []
        // Whoever finds the lock free may sweep the folder.
        for name in names where name != "lock" { try? FileSystem.removeTree(path.appending(name)) }
    }

    /// Leaves the folder to the ``sweep()`` of the next run.
    func leave() {
        isLeft.store(true, ordering: .relaxed)
    }

    deinit {
        if !isLeft.load(ordering: .relaxed) { try? FileSystem.removeTree(path) }
    }
}
