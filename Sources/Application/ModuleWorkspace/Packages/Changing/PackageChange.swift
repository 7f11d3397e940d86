// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// What became of one package of a lock.
package enum PackageChange: Hashable, Sendable {
    /// It is new.
    case added(LockEntry)
    /// It has another version or registry, other features or dependencies, or is for tests alone now, or no longer.
    case changed(LockEntry, from: LockEntry)
    /// It is gone.
    case removed(LockEntry)

    /// The differences between two locks, by name.
    package static func between(_ old: Lock, _ new: Lock) -> [PackageChange] {
        let (before, after) = (old.packages, new.packages)
        return Set(before.keys).union(after.keys).sorted().compactMap { name in
            switch (before[name], after[name]) {
            case (nil, let new?): return .added(new)
            case (let old?, nil): return .removed(old)
            case (let old?, let new?) where old.isOtherwise(than: new):
                return .changed(new, from: old)
            default: return nil
            }
        }
    }

    /// The entry that says how it is now, or how it was last.
    package var entry: LockEntry {
        switch self {
        case .added(let entry), .changed(let entry, _), .removed(let entry): entry
        }
    }

    /// The entry that the lock has now; `nil` for what is gone.
    package var present: LockEntry? {
        if case .removed = self { nil } else { entry }
    }
}

extension LockEntry {
    /// Whether the same package is another, or taken in another way.
    fileprivate func isOtherwise(than new: LockEntry) -> Bool {
        id != new.id || pin != new.pin || Set(dependencies.keys) != Set(new.dependencies.keys)
            || package?.registry != new.package?.registry
            || package?.features != new.package?.features
            || package?.isDevelopmentOnly != new.package?.isDevelopmentOnly
    }
}
