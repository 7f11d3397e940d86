// SPDX-License-Identifier: Apache-2.0

/// A saved module, with the revision and the file inside it that are meant.
public struct SavedReference: Hashable, Sendable {
    /// The name.
    public let name: ModuleName
    /// The revision; the newest when `nil`.
    public let revision: Int?
    /// The file inside a module of several files; its entry when `nil`.
    public let path: String?

    /// Creates a reference from parts.
    public init(name: ModuleName, revision: Int? = nil, path: String? = nil) {
        self.name = name
        self.revision = revision
        self.path = path
    }
}

/// A package of a registry, with the versions that are allowed.
public struct RegistryReference: Hashable, Sendable {
    /// The package.
    public let package: PackageName
    /// The versions allowed; any when `nil`.
    public let requirement: VersionRequirement?
    /// The file or export inside the package; its entry when `nil`.
    public let path: String?

    /// Creates a reference from parts.
    public init(package: PackageName, requirement: VersionRequirement? = nil, path: String? = nil) {
        self.package = package
        self.requirement = requirement
        self.path = path
    }
}

/// A gist, with the revision and the file that are meant.
public struct GistReference: Hashable, Sendable {
    /// The user; `nil` when only the id is known.
    public let user: String?
    /// The gist's id, lowercase hexadecimal.
    public let id: String
    /// The revision, a commit; the newest when `nil`.
    public let revision: String?
    /// The file; the only one when `nil`.
    public let file: String?
}

/// A file in a git repository.
public struct GitReference: Hashable, Sendable {
    /// The host and path of the repository, `github.com/owner/repo`.
    public let repository: String
    /// The branch, tag or commit; the default branch when `nil`.
    public let reference: String?
    /// The file inside the repository.
    public let path: String
}

/// A row of a database that is named in the manifest's sources.
public struct DatabaseReference: Hashable, Sendable {
    /// The name of the source in the manifest.
    public let source: String
    /// The table and key, separated by `/`.
    public let path: String
}
