// SPDX-License-Identifier: Apache-2.0

/// A git repository, with the commit and the file that are meant.
public struct GitReference: Hashable, Sendable {
    /// The host and path of the repository, `github.com/owner/repo`.
    public let repository: GitRepository
    /// The branch, tag or commit; the default branch when `nil`.
    public let reference: GitRefName?
    /// The file inside the repository; the entry that its manifest names when `nil`.
    public let path: ModulePath?

    /// Creates a reference from parts.
    public init(
        repository: GitRepository,
        reference: GitRefName? = nil,
        path: ModulePath? = nil
    ) {
        self.repository = repository
        self.reference = reference
        self.path = path
    }
}
