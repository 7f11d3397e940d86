// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// What a program asks for, what it was granted, and the modules that would share it.
package struct PermissionReport: Sendable {
    /// What a person called the program.
    package let program: String

    /// What it asks for.
    package let asked: PermissionSet

    /// What policy and records grant.
    package let granted: PermissionSet

    /// Its modules from elsewhere, as the lock knows them.
    package let modules: [LockEntry]

    /// Those of the modules that were approved for what the program asks for.
    package let approved: Set<ModuleID>

    /// What it asks for and nobody granted.
    package var missing: PermissionSet { asked.subtracting(granted) }
}
