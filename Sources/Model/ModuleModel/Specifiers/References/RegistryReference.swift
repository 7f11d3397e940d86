// SPDX-License-Identifier: Apache-2.0

/// A package of a registry, with the versions that are allowed.
public struct RegistryReference: Hashable, Sendable {
    /// Which registry is asked.
    public enum Registry: Hashable, Sendable {
        /// The one that the scope is bound to.
        case boundToScope
        /// The registry of mlld modules, `mlld://user/module`.
        case mlld
    }

    /// Which registry is asked.
    public let registry: Registry
    /// The package.
    public let package: PackageName
    /// The versions allowed; any when `nil`.
    public let requirement: VersionRequirement?
    /// The file or export inside the package; its entry when `nil`.
    public let path: ModulePath?

    /// Creates a reference from parts.
    public init(
        registry: Registry = .boundToScope,
        package: PackageName,
        requirement: VersionRequirement? = nil,
        path: ModulePath? = nil
    ) {
        self.registry = registry
        self.package = package
        self.requirement = requirement
        self.path = path
    }
}
