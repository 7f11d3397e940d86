// SPDX-License-Identifier: Apache-2.0

/// The kind of place that a module comes from.
public enum SourceScheme: String, CaseIterable, Hashable, Sendable, Comparable {
    /// A file of the user's own project.
    case file
    /// A URL; HTTPS, or plain HTTP on loopback.
    case https
    /// A module that was saved under a name in this machine's store.
    case saved
    /// A package of a registry.
    case registry
    /// A GitHub gist.
    case gist
    /// A git repository.
    case git
    /// A name that DNS resolves.
    case dns
    /// A row of a database.
    case database
    /// A module that the runtime itself ships, such as `node:path`.
    case builtin

    /// Orders by name, so that listings are stable.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
