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
        let members = Set(permissions)
        guard members.count > 1 else {
            self.permissions = Array(members)
            return
        }
        self.permissions =
            members
            .filter { !$0.wider.contains(where: members.contains) }
            .sorted()
    }

    /// Whether nothing is allowed.
    public var isEmpty: Bool { permissions.isEmpty }

    /// Whether everything that `permission` allows is allowed.
    public func covers(_ permission: Permission) -> Bool {
        permissions.contains { $0.covers(permission) }
    }

    /// Whether everything that `other` allows is allowed.
    public func covers(_ other: PermissionSet) -> Bool { other.permissions.allSatisfy(covers) }

    /// What either allows.
    public func union(_ other: PermissionSet) -> PermissionSet {
        PermissionSet(permissions + other.permissions)
    }

    /// What both allow.
    public func intersection(_ other: PermissionSet) -> PermissionSet {
        // Two permissions are nested or apart, so the narrower of each nested pair is all there is.
        PermissionSet(
            permissions.filter(other.covers) + other.permissions.filter(self.covers)
        )
    }

    /// The members that `other` does not cover.
    ///
    /// A member that is covered in part stays whole: without `read:/a/b`, `read:/a` is still asked for.
    public func subtracting(_ other: PermissionSet) -> PermissionSet {
        PermissionSet(permissions.filter { !other.covers($0) })
    }
}
