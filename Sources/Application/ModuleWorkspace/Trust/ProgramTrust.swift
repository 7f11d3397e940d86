// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// What was granted to a program and approved of its modules, outside the lock.
struct ProgramTrust: Sendable {
    /// What policy files and this user's records grant to the program.
    var granted = PermissionSet.none

    /// What policy files approve a module for; `nil` for nothing.
    var approvals: @Sendable (LockEntry) -> PermissionSet? = { _ in nil }
}
