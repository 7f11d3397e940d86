// SPDX-License-Identifier: Apache-2.0

/// A section of a manifest that lists packages; the raw value is its header.
package enum DependencySection: String, CaseIterable, Hashable, Sendable {
    /// What the package needs.
    case normal = "dependencies"
    /// What its tests need besides.
    case development = "dev-dependencies"
}
