// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// Something that was done with one version of a package, counted if the user wants that.
package struct UsageEvent: Hashable, Sendable, Comparable {
    /// What was done; the raw value is how it is sent.
    package enum Action: String, Hashable, Sendable, CaseIterable {
        /// It was fetched from its registry.
        case install
        /// A project began to need it.
        case `import`
        /// A project went on to it from another version.
        case update
        /// It was needed and here already.
        case cacheHit = "cache-hit"
    }

    /// The package.
    package let package: PackageName
    /// The version.
    package let version: Version
    /// What was done.
    package let action: Action

    /// Orders by package, version and action.
    package static func < (left: Self, right: Self) -> Bool {
        if left.package != right.package { return left.package < right.package }
        if left.version != right.version { return left.version < right.version }
        return left.action.rawValue < right.action.rawValue
    }
}
