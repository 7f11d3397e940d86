// SPDX-License-Identifier: Apache-2.0

/// Where exactly one immutable piece of content came from; it never changes its meaning.
public struct Pin: Hashable, Sendable {
    /// The kind of source.
    public let source: SourceScheme

    /// The place in that source: the URL after redirects, the saved name, the gist id.
    public let location: String

    /// The revision at that place, where the source has such a thing: a saved revision, a commit.
    public let revision: String?

    /// The content.
    public let digest: ContentDigest

    /// Creates a pin.
    public init(
        source: SourceScheme,
        location: String,
        revision: String? = nil,
        digest: ContentDigest
    ) {
        self.source = source
        self.location = location
        self.revision = revision
        self.digest = digest
    }
}
