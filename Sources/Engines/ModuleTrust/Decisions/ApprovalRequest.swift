// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// A module from elsewhere that a person is asked about: whether it may run, sharing permissions.
package struct ApprovalRequest: Hashable, Sendable {
    /// The module.
    package let module: ModuleID

    /// Its content; an approval is bound to it.
    package let digest: ContentDigest

    /// What the module will share when it runs.
    package let permissions: PermissionSet

    /// What the same content was approved for before; `nil` when it never was.
    package let previous: PermissionSet?

    /// Other content that was approved before under the same name; `nil` when there is none.
    package let previousDigest: ContentDigest?

    /// Creates a request.
    package init(
        module: ModuleID,
        digest: ContentDigest,
        permissions: PermissionSet,
        previous: PermissionSet?,
        previousDigest: ContentDigest? = nil
    ) {
        self.module = module
        self.digest = digest
        self.permissions = permissions
        self.previous = previous
        self.previousDigest = previousDigest
    }

    /// What would be new: everything, or what the earlier approval does not cover.
    package var added: PermissionSet { permissions.subtracting(previous ?? .none) }
}
