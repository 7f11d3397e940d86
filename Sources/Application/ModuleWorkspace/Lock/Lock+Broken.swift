// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

extension Lock {
    /// Removes entries that need a file which another entry no longer has, and what needs those.
    ///
    /// A lock with such entries could not be read again; their programs are locked anew when they run.
    mutating func removeBroken() {
        while true {
            let broken = entries.values.filter { entry in
                entry.dependencies.values.contains { !has($0) }
            }
            guard !broken.isEmpty else { return }
            for entry in broken { entries[entry.id] = nil }
        }
    }

    private func has(_ target: ModuleID) -> Bool {
        guard target.source != .builtin else { return true }
        guard let entry = entries[target.lockKey] else { return false }
        guard let path = target.pathInModule, entry.package == nil else { return true }
        return entry.files[path] != nil
    }
}
