// SPDX-License-Identifier: Apache-2.0

/// A saved module, with the revision and the file inside it that are meant.
public struct SavedReference: Hashable, Sendable {
    /// The name.
    public let name: ModuleName
    /// The revision, counted from 1; the newest when `nil`.
    public let revision: Int?
    /// The file inside a module of several files; its entry when `nil`.
    public let path: ModulePath?

    /// Creates a reference from parts.
    public init(name: ModuleName, revision: Int? = nil, path: ModulePath? = nil) {
        self.name = name
        self.revision = revision
        self.path = path
    }
}
