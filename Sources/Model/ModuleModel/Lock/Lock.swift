// SPDX-License-Identifier: Apache-2.0

/// The content of `tenon.lock`: every module from elsewhere, pinned (`docs/formats/lock.md`).
public struct Lock: Hashable, Sendable {
    /// The version of the format that this Tenon writes.
    public static let formatVersion = 1

    /// The entries by identity.
    public var entries: [ModuleID: LockEntry]

    /// Creates a lock.
    public init(entries: [ModuleID: LockEntry] = [:]) {
        self.entries = entries
    }
}
