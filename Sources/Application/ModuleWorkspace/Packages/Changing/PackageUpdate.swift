// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// What a command did to the packages of a project.
package struct PackageUpdate: Sendable {
    /// What the lock says now that it did not say before.
    package var changes: [PackageChange] = []

    /// The packages that were fetched.
    package var fetched: [ModuleID] = []

    /// The modules from URLs that were locked.
    package var locked: [ModuleID] = []

    /// The modules from URLs that are locked no longer.
    package var unlocked: [ModuleID] = []

    /// The folders that the manifest names now, and as what.
    package var folders: [(name: ManifestName, path: String)] = []

    /// What the lock says now.
    package var lock = Lock()
}
