// SPDX-License-Identifier: Apache-2.0

/// The content of `tenon.lock`: every module from elsewhere, pinned (`docs/formats/lock.md`).
public struct Lock: Hashable, Sendable {
    /// The version of the format of a lock without packages.
    public static let formatVersion = 1

    /// The version of the format of a lock with packages.
    public static let packageFormatVersion = 2

    /// The entries by identity.
    public var entries: [ModuleID: LockEntry]

    /// What the project asked of registries when its packages were chosen: each name, and what is wanted.
    public var requirements: [String: String]

    /// Creates a lock.
    public init(entries: [ModuleID: LockEntry] = [:], requirements: [String: String] = [:]) {
        self.entries = entries
        self.requirements = requirements
    }

    /// The packages, by name; a lock has one version of each.
    public var packages: [PackageName: LockEntry] {
        var packages: [PackageName: LockEntry] = [:]
        for entry in entries.values {
            if let package = entry.package { packages[package.name] = entry }
        }
        return packages
    }
}
