// SPDX-License-Identifier: Apache-2.0

/// One request; what its URL means is the server's business, redirects are the caller's.
package struct HTTPRequest: Hashable, Sendable {
    /// The methods that Tenon uses.
    package enum Method: String, Hashable, Sendable {
        /// Read.
        case get = "GET"
        /// Read the headers alone.
        case head = "HEAD"
        /// Create, or do.
        case post = "POST"
        /// Replace.
        case put = "PUT"
        /// Change.
        case patch = "PATCH"
        /// Remove.
        case delete = "DELETE"
    }

    /// The method.
    package var method: Method

    /// The absolute URL: `https:`, or `http:` on loopback.
    package var url: String

    /// The fields; `Authorization` is better off in ``authorization``.
    package var headers: HTTPHeaders

    /// The whole value of the `Authorization` field, `Bearer …`.
    package var authorization: HTTPSecret?

    /// What is sent; `nil` for no body.
    package var body: [UInt8]?

    /// How long and how large the exchange may be; the client's limits when `nil`.
    package var limits: HTTPLimits?

    /// Creates a request.
    package init(
        _ method: Method = .get,
        _ url: String,
        headers: HTTPHeaders = [:],
        authorization: HTTPSecret? = nil,
        body: [UInt8]? = nil
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.authorization = authorization
        self.body = body
    }
}
