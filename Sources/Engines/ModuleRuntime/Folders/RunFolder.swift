// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import SandboxKit

/// The private folder of one run: the pipes to its runtime, and what the program loads.
final class RunFolder: Sendable {
    private let folder: PrivateFolder
    /// From the host: calls and reports.
    let calls: NamedPipe
    /// To the host: answers to calls.
    let answers: NamedPipe
    /// To the host: answers to calls that block.
    let direct: NamedPipe

    /// The gate: a pipe that the runtime opens when it is ready, to read the host script.
    let gate: FilePath
    var path: FilePath { folder.path }
    /// The import map: a pipe as well, since the runtime boots before the map is known.
    var importMap: FilePath { path.appending("map.json") }
    /// The modules that the program loads while it runs.
    var loaded: FilePath { path.appending("loaded") }

    /// Makes the folder in `parent`.
    ///
    /// One that an earlier run left is taken over, its pipes with it: on a disk with a journal, each name
    /// that is made or removed can mean waiting for the disk.
    ///
    /// - Parameters:
    ///   - parent: the folder of all runs; created if missing.
    ///   - script: the name of the gate, by which Deno knows the language of what it reads.
    /// - Throws: `FileSystemError` or ``SandboxError``.
    init(in parent: FilePath, gate script: String = "host.mjs") throws {
        try FileSystem.createFolders(parent, mode: 0o700)
        let real = try FileSystem.realPath(parent)
        let pipes = [script, "map.json", "calls", "answers", "direct"]
        let folder =
            try PrivateFolder(leftIn: real) { Self.reset($0, to: pipes) }
            ?? PrivateFolder(in: real) { new in
                for name in pipes { try FileSystem.makeFIFO(new.appending(name)) }
            }
        self.folder = folder
        gate = folder.path.appending(script)
        calls = try NamedPipe(openingAt: folder.path.appending("calls").string)
        answers = try NamedPipe(openingAt: folder.path.appending("answers").string)
        direct = try NamedPipe(openingAt: folder.path.appending("direct").string)
    }

    /// Makes a folder whose run is over one with these pipes and nothing else; `false` when it cannot be.
    ///
    /// Its owner may have gone before its program had: only when no process has any of its pipes open can
    /// nobody write to the new run, or read from it.
    private static func reset(_ path: FilePath, to pipes: [String]) -> Bool {
        guard pipes.allSatisfy({ NamedPipe.isQuiet(at: path.appending($0).string) }),
            let names = try? FileSystem.list(path)
        else { return false }
        return names.allSatisfy { name in
            pipes.contains(name) || name == PrivateFolder.lockName
                || (try? FileSystem.removeTree(path.appending(name))) != nil
        }
    }

    /// Removes folders beside this one whose owners are gone; one is kept for the next run, which may begin
    /// before this one is over.
    func sweep() {
        let name = gate.lastComponent
        folder.sweep { FileSystem.kind(of: $0.appending(name)) == .fifo }
    }

    /// Removes what a program that has ended does not need, while the runtime still ends: a millisecond
    /// that nobody has to wait for.
    func tidy() {
        let names = (try? FileSystem.list(path)) ?? []
        // Whoever finds the lock free may sweep the folder.
        for name in names where name != PrivateFolder.lockName {
            try? FileSystem.removeTree(path.appending(name))
        }
    }

    /// Leaves the folder to the next run.
    func leave() {
        folder.leave()
    }
}
