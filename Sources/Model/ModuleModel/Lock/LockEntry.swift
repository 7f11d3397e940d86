// SPDX-License-Identifier: Apache-2.0

/// What the lock knows of one module that is not a file of the project itself.
public struct LockEntry: Hashable, Sendable {
    /// The module's identity, which is also the key of the entry: `https://…/a.js`, `saved:slugify`.
    public var id: ModuleID

    /// Where exactly the content came from.
    public var pin: Pin

    /// The language of the entry file, as its descriptor names it; `json` or `text` for data.
    public var language: String

    /// What the module was approved to do.
    public var permissions: PermissionSet

    /// When a person approved this digest with these permissions; `nil` when nobody has.
    public var approvedAt: Timestamp?

    /// What the import specifiers of the module resolve to, by specifier as written.
    public var dependencies: [String: ModuleID]

    /// The digest of each file of a module of several files, by path; empty for one file.
    public var files: [String: ContentDigest]

    /// The entry file of a module of several files.
    public var entry: String?

    /// What is known of a package of a registry; its files are listed in the store, not here.
    public var package: LockedPackage?

    /// Creates an entry.
    public init(
        id: ModuleID,
        pin: Pin,
        language: String,
        permissions: PermissionSet = .none,
        approvedAt: Timestamp? = nil,
        dependencies: [String: ModuleID] = [:],
        files: [String: ContentDigest] = [:],
        entry: String? = nil,
        package: LockedPackage? = nil
    ) {
        self.id = id
        self.pin = pin
        self.language = language
        self.permissions = permissions
        self.approvedAt = approvedAt
        self.dependencies = dependencies
        self.files = files
        self.entry = entry
        self.package = package
    }
}
