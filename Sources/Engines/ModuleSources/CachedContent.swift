// SPDX-License-Identifier: Apache-2.0

public import ModuleModel

/// What the caller holds of a URL from an earlier download.
public struct CachedContent: Hashable, Sendable {
    /// The digest of the bytes that the caller holds.
    public let digest: ContentDigest

    /// Where they really came from, after redirects; validators mean nothing elsewhere.
    public let url: ModuleURL

    /// What the server gave with them.
    public let validators: FetchValidators

    /// Creates a record.
    public init(digest: ContentDigest, url: ModuleURL, validators: FetchValidators) {
        self.digest = digest
        self.url = url
        self.validators = validators
    }
}
