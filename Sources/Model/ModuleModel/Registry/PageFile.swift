// SPDX-License-Identifier: Apache-2.0

/// A file of a version, as its page lists it.
public struct PageFile: Hashable, Sendable {
    /// Where it lies in the package.
    public let path: ModulePath

    /// Its bytes.
    public let size: Int

    /// The SHA-256 of its bytes.
    public let digest: ContentDigest

    /// Lists a file.
    public init(path: ModulePath, size: Int, digest: ContentDigest) {
        self.path = path
        self.size = size
        self.digest = digest
    }
}
