// SPDX-License-Identifier: Apache-2.0

/// One thing that a module may do outside itself.
///
/// The text form is `kind` or `kind:target`: `read:/srv/data`, `network:api.example.com:443`,
/// `environment:HOME`, `run:/usr/bin/git`, `saved:write`. Of two permissions, one covers the other
/// or they have nothing in common.
public struct Permission: Sendable, Comparable, CustomStringConvertible {
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

    /// Everything of a kind.
    public init(everything kind: Kind) {
        self.init(kind: kind, validTarget: nil)
    }

    /// The text form.
    public var description: String { kind.rawValue + (target.map { ":" + $0 } ?? "") }

    /// Orders by the text form.
    public static func < (left: Self, right: Self) -> Bool {
        left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
    }
}

// MARK: - Meaning

extension Permission {
    /// Whether this permission allows everything that `other` allows.
    ///
    /// A path covers what lies below it, a host all its ports, a kind without target all targets.
    public func covers(_ other: Permission) -> Bool {
        guard kind == other.kind else { return false }
        guard let target else { return true }
        guard let inner = other.target else { return false }
        let (outer, whole) = (target.utf8, inner.utf8)
        guard whole.starts(with: outer) else { return false }
        if whole.count == outer.count { return true }
        let next = whole.dropFirst(outer.count).first
        switch kind {
        case .read, .write:
            return outer.last == UInt8(ascii: "/") || next == UInt8(ascii: "/")
        case .network:
            return next == UInt8(ascii: ":") && !Self.hasPort(outer)
        case .environment, .run, .saved, .foreign:
            return false
        }
    }

    /// The permissions that cover this one, itself left out.
    var wider: [Permission] {
        guard let target else { return [] }
        var result = [Permission(everything: kind)]
        switch kind {
        case .read, .write:
            var rest = target[...]
            while let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/")), rest != "/" {
                rest = slash == rest.startIndex ? "/" : rest[..<slash]
                result.append(Permission(kind: kind, validTarget: String(rest)))
            }
        case .network:
            if Self.hasPort(target.utf8), let colon = target.utf8.lastIndex(of: UInt8(ascii: ":")) {
                result.append(Permission(kind: kind, validTarget: String(target[..<colon])))
            }
        case .environment, .run, .saved, .foreign:
            break
        }
        return result
    }

    private static func hasPort(_ target: String.UTF8View) -> Bool {
        let host =
            target.first == UInt8(ascii: "[")
            ? target.drop { $0 != UInt8(ascii: "]") } : target[...]
        return host.contains(UInt8(ascii: ":"))
    }
}

// MARK: - Identity

extension Permission: Hashable {
    /// Compares bytes, never canonical equivalents: to a file system those are two names.
    public static func == (left: Self, right: Self) -> Bool {
        guard left.kind == right.kind else { return false }
        return switch (left.target, right.target) {
        case (nil, nil): true
        case (let left?, let right?): left.utf8.elementsEqual(right.utf8)
        default: false
        }
    }

    /// Hashes what `==` compares; canonical equivalents may collide.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        hasher.combine(target)
    }
}
