// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// One dependency of the project itself.
package struct RootRequirement: Hashable, Sendable {
    /// The package.
    package var name: ManifestName

    /// What is asked of it.
    ///
    /// An optional one is solved with the others, so that the lock does not depend on which optional
    /// parts of the project are on.
    package var dependency: Dependency

    /// Whether only the project's tests need it.
    package var isDevelopment: Bool

    /// The file that says so, as a person knows it.
    package var origin: String

    /// Whether a person asks for it now, and `origin` does not say so yet.
    package var isAsked = false

    /// Creates a requirement.
    package init(
        _ name: ManifestName,
        _ dependency: Dependency,
        isDevelopment: Bool = false,
        origin: String = "tenon.toml"
    ) {
        self.name = name
        self.dependency = dependency
        self.isDevelopment = isDevelopment
        self.origin = origin
    }

    /// The order in which requirements are looked at, whatever order they came in.
    static func precedes(_ left: Self, _ right: Self) -> Bool {
        (left.name.description, left.isDevelopment ? 1 : 0, left.origin, left.sortKey)
            < (right.name.description, right.isDevelopment ? 1 : 0, right.origin, right.sortKey)
    }

    private var sortKey: String {
        "\(dependency.requirement) \(dependency.features.sorted()) \(dependency.usesDefaultFeatures)"
    }
}
