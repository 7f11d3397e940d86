// SPDX-License-Identifier: Apache-2.0

/// What a server gave to recognise its content by (RFC 9110 §8.8), kept as it came.
public struct FetchValidators: Hashable, Sendable {
    /// The `ETag` field.
    public let etag: String?

    /// The `Last-Modified` field.
    public let lastModified: String?

    /// Creates validators; without arguments, none.
    public init(etag: String? = nil, lastModified: String? = nil) {
        self.etag = etag
        self.lastModified = lastModified
    }

    /// Whether there is anything to ask with.
    public var isEmpty: Bool { etag == nil && lastModified == nil }
}
