// SPDX-License-Identifier: Apache-2.0

/// A package that a package needs: `"^2.0.0"`, or a table.
public struct Dependency: Hashable, Sendable {
    /// The versions that will do.
    public var requirement: VersionRequirement
    /// The optional parts of it that are switched on.
    public var features: [String]
    /// Whether the part named `default` is switched on too.
    public var usesDefaultFeatures: Bool
    /// Whether it is needed only by an optional part of this package.
    public var isOptional: Bool
    /// Where it is taken from.
    public var origin: DependencyOrigin

    /// Creates a dependency.
    public init(
        _ requirement: VersionRequirement = .any,
        features: [String] = [],
        usesDefaultFeatures: Bool = true,
        isOptional: Bool = false,
        origin: DependencyOrigin = .registry(nil)
    ) {
        self.requirement = requirement
        self.features = features
        self.usesDefaultFeatures = usesDefaultFeatures
        self.isOptional = isOptional
        self.origin = origin
    }
}
