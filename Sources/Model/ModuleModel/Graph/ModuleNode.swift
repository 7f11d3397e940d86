// SPDX-License-Identifier: Apache-2.0

/// One module of a graph.
public struct ModuleNode: Sendable {
    /// The identity.
    public let id: ModuleID

    /// The content; `nil` for a file of the project itself, which is read as it is.
    public let digest: ContentDigest?

    /// The file name suffix that tells how to read the bytes, such as `ts` or `json`.
    public let suffix: String

    /// What the import specifiers lead to, in source order, each specifier once.
    public let edges: [ModuleEdge]

    /// Creates a node.
    public init(id: ModuleID, digest: ContentDigest?, suffix: String, edges: [ModuleEdge]) {
        self.id = id
        self.digest = digest
        self.suffix = suffix
        self.edges = edges
    }
}
