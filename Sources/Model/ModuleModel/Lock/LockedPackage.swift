// SPDX-License-Identifier: Apache-2.0

/// What the lock knows of a module that is a package of a registry, beyond its content.
public struct LockedPackage: Hashable, Sendable {
    /// The name.
    public var name: PackageName

    /// The version, without build identifiers: a registry has no two that differ in them alone.
    public var version: Version

    /// The registry: an `https:` URL that ends with `/`, or the absolute path of a folder.
    public var registry: String

    /// The bytes of the archive, `sha256:`; its name in the registry.
    public var archive: ContentDigest

    /// What the package asks for in its manifest; nothing of it is granted by that.
    public var needs: PermissionSet

    /// The optional parts of it that are switched on, in order.
    public var features: [String]

    /// The path of the file in the package that each further name stands for: `sub`.
    public var exports: [String: String]

    /// Whether only the project's tests need it.
    public var isDevelopmentOnly: Bool

    /// Creates what is known of a package without optional parts.
    public init(
        name: PackageName,
        version: Version,
        registry: String,
        archive: ContentDigest
    ) {
        self.name = name
        self.version = version
        self.registry = registry
        self.archive = archive
        needs = .none
        features = []
        exports = [:]
        isDevelopmentOnly = false
    }
}
