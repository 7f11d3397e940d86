// SPDX-License-Identifier: Apache-2.0

/// What people read of one version of a package (`docs/formats/registry.md` §5).
///
/// All of it follows from the archive; nothing is chosen or trusted by it.
public struct PackagePage: Hashable, Sendable {
    /// The package.
    public var name: PackageName

    /// The version.
    public var version: Version

    /// Who and what it is; name and version are those of the page.
    public var metadata: PackageMetadata

    /// Its README, Markdown.
    public var readme: String?

    /// What each module that importers may name offers, by the key of the manifest's `[exports]`: `.` and
    /// `./twice`.
    public var modules: [String: ModuleDocumentation]

    /// Its files, by path.
    public var files: [PageFile]

    /// Creates a page with nothing to read on it.
    public init(name: PackageName, version: Version, metadata: PackageMetadata = PackageMetadata())
    {
        self.name = name
        self.version = version
        self.metadata = metadata
        self.metadata.name = .scoped(name)
        self.metadata.version = version
        modules = [:]
        files = []
    }
}
