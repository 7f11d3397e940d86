// SPDX-License-Identifier: Apache-2.0

public import ModuleModel

/// One immutable revision of a saved module.
public struct SavedContent: Hashable, Sendable {
    /// The revision.
    public let revision: Int

    /// The digest: of the file, or of the tree when there are several.
    public let digest: ContentDigest

    /// The files.
    public let files: [ModuleFile]

    /// The path of the file that importers get.
    public let entry: String

    /// Creates a record.
    public init(revision: Int, digest: ContentDigest, files: [ModuleFile], entry: String) {
        self.revision = revision
        self.digest = digest
        self.files = files
        self.entry = entry
    }
}
