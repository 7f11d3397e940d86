// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
package import ModuleModel

/// A token without its secret.
package struct AccessToken: Hashable, Sendable {
    /// Its identity, which is no secret.
    package let id: String

    /// Whose it is.
    package let account: AccountName

    /// What its owner calls it.
    package let name: String

    /// What it may be used for.
    package let permissions: Set<TokenPermission>

    /// The only packages that it changes; `nil` when it may change all of its owner.
    package let packages: Set<PackageName>?

    /// When it was made.
    package let created: Timestamp

    /// From when on it is worth nothing.
    package let expires: Timestamp?

    /// When it was last used, to a few seconds.
    package var lastUsed: Timestamp?

    /// Whether it is worth nothing at `time`.
    package func isExpired(at time: Timestamp) -> Bool { expires.map { $0 <= time } ?? false }

    /// Whether it allows everything that `other` does, for as long: who has it may make `other`.
    func covers(_ other: AccessToken) -> Bool {
        guard other.permissions.isSubset(of: permissions) else { return false }
        if let expires {
            guard let otherEnd = other.expires, otherEnd <= expires else { return false }
        }
        guard let packages else { return true }
        return other.packages?.isSubset(of: packages) ?? false
    }

    /// As the API shows it.
    var json: JSONValue {
        var members: [String: JSONValue] = [
            "id": .string(id),
            "name": .string(name),
            "permissions": .array(permissions.sorted().map { .string($0.rawValue) }),
            "created": .string(created.description),
        ]
        members["packages"] = packages.map { packages in
            .array(packages.sorted().map { .string($0.description) })
        }
        members["expires"] = expires.map { .string($0.description) }
        members["lastUsed"] = lastUsed.map { .string($0.description) }
        return .object(members)
    }
}
