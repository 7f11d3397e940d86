// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// What a URL gave when it was asked last.
package struct FetchRecord: Hashable, Sendable {
    /// The URL that was asked.
    package var url: ModuleURL

    /// The URL that answered, after redirects.
    package var finalURL: ModuleURL

    /// The content.
    package var digest: ContentDigest

    /// The suffix under which the blob store keeps it.
    package var suffix: String

    /// The media type that the server named.
    package var contentType: String?

    /// The validator for `If-None-Match`, as it came.
    package var etag: String?

    /// The validator for `If-Modified-Since`, as it came.
    package var lastModified: String?

    /// When the content was fetched, or confirmed, last.
    package var fetchedAt: Timestamp

    /// Creates a record.
    package init(
        url: ModuleURL,
        finalURL: ModuleURL,
        digest: ContentDigest,
        suffix: String,
        contentType: String? = nil,
        etag: String? = nil,
        lastModified: String? = nil,
        fetchedAt: Timestamp
    ) {
        self.url = url
        self.finalURL = finalURL
        self.digest = digest
        self.suffix = suffix
        self.contentType = contentType
        self.etag = etag
        self.lastModified = lastModified
        self.fetchedAt = fetchedAt
    }
}
