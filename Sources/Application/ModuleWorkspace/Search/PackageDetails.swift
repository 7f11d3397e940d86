// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// What people want to know of a version beyond what its index says.
package struct PackageDetails: Sendable {
    /// Its page; `nil` where the registry has none.
    package var page: PackagePage?

    /// What is known against it; `nil` where nobody knows.
    package var advisories: [Advisory]?
}
