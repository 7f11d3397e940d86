// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit

/// The runtime's own caches in one run: a copy of what was found out about the program before, thrown away
/// with the run, so that no program can leave something there for another.
final class RuntimeCaches: Sendable {
    private let folder: PrivateFolder
    private let analysis: FilePath

    /// The folder.
    var path: FilePath { folder.path }

    /// Makes the folder of a program that was analysed; `nil` when there is no analysis, or no place: the
    /// runtime does without.
    ///
    /// - Parameters:
    ///   - parents: where it may be made, the best place first; in memory, it never waits for a disk.
    ///   - analysis: where the analysis is kept, if it is at all.
    init?(in parents: [FilePath], of analysis: FilePath?) {
        guard let analysis, ModuleAnalysis.isThere(analysis),
            let folder = parents.lazy.compactMap({ parent in
                (try? FileSystem.realPath(parent)).flatMap { try? PrivateFolder(in: $0) }
            }).first
        else { return nil }
        self.folder = folder
        self.analysis = analysis
    }

    /// Copies the analysis, and removes what earlier runs left.
    ///
    /// The runtime looks for it milliseconds after its start; should it be faster, it does without.
    func fill() {
        try? ModuleAnalysis.copy(analysis, to: path)
        folder.sweep()
    }

    /// Leaves the folder to the next run.
    func leave() {
        folder.leave()
    }
}
