// SPDX-License-Identifier: Apache-2.0

/// One version of a package, as a registry's index tells it (`docs/formats/registry.md` §3).
///
/// All but the yank and the deprecation is fixed once the version is published.
public struct PackageRelease: Hashable, Sendable {
    /// The version; no other release of the package has its precedence.
    public var version: Version

    /// The language of the entry file, `javascript`.
    public var language: String

    /// The tree of files, `h1:`; what a lock pins.
    public var digest: ContentDigest

    /// The bytes of the archive, `sha256:`; its name in the registry.
    public var archive: ContentDigest

    /// The size of the archive, in bytes.
    public var size: Int

    /// The packages that it needs.
    ///
    /// Each has a scope: what is published needs only what is published.
    public var dependencies: [PackageName: Dependency]

    /// What each optional part switches on.
    public var features: [String: [String]]

    /// What importers may name, and what in the package it stands for.
    public var exports: [String: String]

    /// What it asks for.
    public var permissions: PermissionSet

    /// The languages and runtimes that it runs on, by name: `tenon`, `deno`, `javascript`.
    public var requirements: [String: VersionRequirement]

    /// When it was published.
    public var published: Timestamp

    /// Why it was withdrawn; `nil` when it was not.
    ///
    /// A withdrawn release stays loadable for those who have pinned it.
    public var yanked: String?

    /// Why its author advises against it, and to what instead; `nil` when nobody does.
    ///
    /// It is chosen all the same, and whoever adds it is told.
    public var deprecated: String?

    /// Creates a release that needs and asks for nothing.
    public init(
        _ version: Version,
        language: String,
        digest: ContentDigest,
        archive: ContentDigest,
        published: Timestamp
    ) {
        self.version = version
        self.language = language
        self.digest = digest
        self.archive = archive
        self.size = 0
        self.dependencies = [:]
        self.features = [:]
        self.exports = [:]
        self.permissions = .none
        self.requirements = [:]
        self.published = published
        self.yanked = nil
        self.deprecated = nil
    }

    /// Whether it was withdrawn.
    public var isYanked: Bool { yanked != nil }
}
