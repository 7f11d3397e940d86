// SPDX-License-Identifier: Apache-2.0

/// A page as it is sent, or written to a file.
package struct SitePage: Sendable {
    /// The status of the answer: 200, 301 with `Location`, 404 or 503.
    package var status: Int

    /// The type of its content.
    package var contentType: String

    /// The content.
    package var bytes: [UInt8]

    /// More header fields, `Cache-Control` and `ETag` among them.
    package var headers: [(name: String, value: String)]

    /// What went wrong, for the log of the server; nothing of it is on the page.
    package var failure: (any Error)?

    /// Describes a page.
    package init(
        status: Int = 200,
        contentType: String,
        bytes: [UInt8],
        headers: [(name: String, value: String)]
    ) {
        self.status = status
        self.contentType = contentType
        self.bytes = bytes
        self.headers = headers
    }
}
