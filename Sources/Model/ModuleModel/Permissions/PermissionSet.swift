// SPDX-License-Identifier: Apache-2.0

/// A set of permissions in which a wider permission stands for the narrower ones that it covers.
///
/// Canonical: sorted, and no member is covered by another, so equal sets are equal values.
public struct PermissionSet: Hashable, Sendable {
    /// The members, sorted by text form.
    public let permissions: [Permission]

    /// The set of nothing.
    public static let none = PermissionSet([])

    /// The smallest canonical set that covers `permissions`.
    public init(_ permissions: some Sequence<Permission>) {
        fatalError()
    }

    /// Whether nothing is allowed.
    public var isEmpty: Bool { permissions.isEmpty }

    /// Whether everything that `permission` allows is allowed.
    public func covers(_ permission: Permission) -> Bool {
        fatalError()
    }
    /// Whether everything that `other` allows is allowed.
    public func covers(_ other: PermissionSet) -> Bool { other.permissions.allSatisfy(covers) }

    /// What either allows.
    public func union(_ other: PermissionSet) -> PermissionSet {
        fatalError()
    }
    /// What both allow.
    public func intersection(_ other: PermissionSet) -> PermissionSet {
        fatalError()
    }
    /// The members that `other` does not cover.
    public func subtracting(_ other: PermissionSet) -> PermissionSet {
        fatalError()
    }
}
