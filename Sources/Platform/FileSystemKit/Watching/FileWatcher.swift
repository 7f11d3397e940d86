// SPDX-License-Identifier: Apache-2.0

internal import Dispatch
internal import Synchronization

/// Tells when files are written, replaced, made or removed.
///
/// Their folders are watched, so that a file may come and go: most editors write another file and rename it.
package final class FileWatcher: Sendable {
    private struct State {
        var files: Set<FilePath> = []
        var suffixes: Set<String> = []
        var changed: Set<FilePath> = []
        /// Counts what happened, so that only the last of several delays ends in a report.
        var count = 0
    }

    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "tenon.watcher")
    private let folders: FolderEvents
    private let report: @Sendable (Set<FilePath>) -> Void

    /// How long nothing must happen before a change is reported: what one command writes is one change.
    private static let pause = DispatchTimeInterval.milliseconds(80)

    /// Reports to `report`, on a thread of its own, the files that changed; watches nothing yet.
    ///
    /// - Throws: ``FileSystemError`` when the system has no room for another watcher.
    package init(report: @escaping @Sendable (Set<FilePath>) -> Void) throws(FileSystemError) {
        self.report = report
        folders = try FolderEvents(queue: queue)
        folders.start { [weak self] in self?.note($0) }
    }

    /// Watches `files` instead of those before.
    ///
    /// - Throws: ``FileSystemError`` for a folder that can't be watched; one that is not there is left out.
    package func watch(_ files: Set<FilePath>) throws(FileSystemError) {
        state.withLock {
            $0.files = files
            $0.suffixes = []
        }
        try folders.watch(Set(files.map(\.parent)))
    }

    /// Watches all files with one of these suffixes too, in the folders that are watched already.
    package func alsoWatch(suffixes: Set<String>) {
        state.withLock { $0.suffixes = suffixes }
    }

    /// Takes note of something that happened to a file; `nil` when the system lost count.
    private func note(_ file: FilePath?) {
        let count = state.withLock { state -> Int? in
            if let file {
                let isMeant =
                    state.files.contains(file)
                    || file.suffix.map(state.suffixes.contains) ?? false
                guard isMeant else { return nil }
                state.changed.insert(file)
            } else {
                state.changed.formUnion(state.files)
            }
            state.count += 1
            return state.count
        }
        guard let count else { return }
        queue.asyncAfter(deadline: .now() + Self.pause) { [weak self] in self?.settle(count) }
    }

    private func settle(_ count: Int) {
        let changed = state.withLock { state -> Set<FilePath> in
            guard state.count == count else { return [] }
            defer { state.changed = [] }
            return state.changed
        }
        if !changed.isEmpty { report(changed) }
    }
}
