// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit
package import ModuleModel

/// What a policy file approves and grants, so that nobody has to be asked
/// (`docs/formats/policy.md`).
package struct Policy: Hashable, Sendable {
    /// Approves modules from elsewhere.
    package struct ApproveRule: Hashable, Sendable {
        /// Which modules, by where they come from; `nil` for any place.
        package let origin: Origin?
        /// Which content; `nil` for any content, which the lock then pins.
        package let digest: ContentDigest?
        /// For which permissions.
        package let permissions: PermissionSet
    }

    /// Where an approved module comes from.
    package enum Origin: Hashable, Sendable {
        /// One URL, or all URLs below one that ends in `/`.
        case url(ModuleURL)
        /// A saved module, at one revision or at every one.
        case saved(name: ModuleName, revision: Int?)
    }

    /// Grants permissions to programs.
    package struct GrantRule: Hashable, Sendable {
        /// The file, or the folder of all files, that is granted something.
        package let program: FilePath
        /// What is granted.
        package let permissions: PermissionSet
    }

    /// The approvals.
    package let approveRules: [ApproveRule]

    /// The grants.
    package let grantRules: [GrantRule]

    /// A policy that approves and grants nothing.
    package static let empty = Policy(approveRules: [], grantRules: [])

    /// Creates a policy.
    package init(approveRules: [ApproveRule], grantRules: [GrantRule]) {
        self.approveRules = approveRules
        self.grantRules = grantRules
    }

    /// What a module is approved for, all matching rules together; `nil` when no rule matches.
    package func approves(id: ModuleID, digest: ContentDigest) -> PermissionSet? {
        let matching = approveRules.filter { $0.matches(id, digest) }
        guard let first = matching.first else { return nil }
        return matching.dropFirst().reduce(first.permissions) { $0.union($1.permissions) }
    }

    /// What the program at a real path is granted, all matching rules together.
    package func grants(program: String) -> PermissionSet {
        guard let path = try? FilePath(program) else { return .none }
        return grantRules.filter { path.relative(to: $0.program) != nil }
            .reduce(.none) { $0.union($1.permissions) }
    }
}

// MARK: - Matching

extension Policy.ApproveRule {
    fileprivate func matches(_ id: ModuleID, _ digest: ContentDigest) -> Bool {
        guard self.digest == nil || self.digest == digest else { return false }
        guard let origin else { return self.digest != nil }
        return origin.contains(id)
    }
}

extension Policy.Origin {
    fileprivate func contains(_ id: ModuleID) -> Bool {
        switch self {
        case .url(let rule):
            guard id.source == .https, let url = try? ModuleURL(parsing: id.description) else {
                return false
            }
            guard rule.path.hasSuffix("/"), rule.query == nil else { return url == rule }
            return url.origin == rule.origin && url.path.utf8.starts(with: rule.path.utf8)
        case .saved(let name, let revision):
            guard id.source == .saved,
                case .saved(let reference)? = try? Specifier(parsing: id.description)
            else { return false }
            return reference.name == name && (revision == nil || revision == reference.revision)
        }
    }
}
