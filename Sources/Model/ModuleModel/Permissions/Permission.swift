// SPDX-License-Identifier: Apache-2.0

/// One thing that a module may do outside itself.
///
/// The text form is `kind` or `kind:target`: `read:/srv/data`, `network:api.example.com:443`,
/// `environment:HOME`, `run:/usr/bin/git`, `saved:write`.
public struct Permission: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The kinds of things.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// Read files and folders below a path.
        case read
        /// Write, create and delete below a path.
        case write
        /// Connect to a host, `host` or `host:port`.
        case network
        /// Read an environment variable.
        case environment
        /// Start a program. Full trust: the program is not confined.
        case run
        /// Read (`read`) or change (`write`) the saved modules of this user.
        case saved
        /// Call foreign functions. Understood so that it can be refused; never granted.
        case foreign
    }

    /// The kind.
    public let kind: Kind

    /// What it is about, normalised; `nil` means everything of the kind.
    public let target: String?

    /// Creates a permission from parts that are valid and normalised.
    init(kind: Kind, validTarget: String?) {
        self.kind = kind
        self.target = validTarget
    }

    /// The text form.
    public var description: String { kind.rawValue + (target.map { ":" + $0 } ?? "") }

    /// Orders by the text form.
    public static func < (left: Self, right: Self) -> Bool {
        left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
    }
}
