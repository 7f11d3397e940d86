// SPDX-License-Identifier: Apache-2.0

/// A gist, with the revision and the file that are meant.
public struct GistReference: Hashable, Sendable {
    /// The user, in lowercase; `nil` when only the id is known.
    public let user: GistUser?
    /// The gist.
    public let id: GistID
    /// The revision, a commit; the newest when `nil`.
    public let revision: CommitID?
    /// The file; the only one when `nil`.
    public let file: ModulePath?

    /// Creates a reference from parts.
    public init(
        user: GistUser? = nil,
        id: GistID,
        revision: CommitID? = nil,
        file: ModulePath? = nil
    ) {
        self.user = user
        self.id = id
        self.revision = revision
        self.file = file
    }
}
