// SPDX-License-Identifier: Apache-2.0

/// How ``LoopbackServer`` answers the requests for one path.
package struct ServerAnswer: Encodable, Sendable {
    /// What the server does; everything but `plain` is a way to misbehave or to look inside.
    package enum Behaviour: String, Encodable, Sendable {
        /// Sends status, headers and body.
        case plain
        /// Sends method, headers and body of the request back, as JSON.
        case echo
        /// Sends `size` zeros, compressed.
        case bomb
        /// Sends bytes for ever.
        case endless
        /// Announces `size` bytes, sends the body and hangs up.
        case announce
        /// Sends one byte and then nothing.
        case drip
        /// Never answers.
        case silent
        /// Hangs up instead of answering.
        case drop
        /// Sends headers of `size` bytes.
        case headers
        /// Sends what is not HTTP.
        case nonsense
        /// Waits until `size` such requests are under way; the body says the most there were at once.
        case together
    }

    /// What the server does.
    package var behaviour: Behaviour
    /// The status.
    package var status: Int
    /// Header fields beside those that the server adds itself.
    package var headers: [String: String]
    /// The body.
    package var body: String
    /// Whether an `ETag` of the body is sent and heeded.
    package var etag: Bool
    /// Whether the body is compressed.
    package var gzip: Bool
    /// The size that some behaviours need.
    package var size: Int
    /// How many requests fail before the first success.
    package var failures: Int
    /// The status of those failures.
    package var failureStatus = 503

    /// Creates an answer; without arguments, an empty body.
    package init(
        _ behaviour: Behaviour = .plain,
        status: Int = 200,
        headers: [String: String] = [:],
        body: String = "",
        etag: Bool = false,
        gzip: Bool = false,
        size: Int = 0,
        failures: Int = 0
    ) {
        self.behaviour = behaviour
        self.status = status
        self.headers = headers
        self.body = body
        self.etag = etag
        self.gzip = gzip
        self.size = size
        self.failures = failures
    }

    /// A JavaScript module.
    package static func javaScript(_ body: String, etag: Bool = false) -> Self {
        Self(headers: ["Content-Type": "text/javascript; charset=utf-8"], body: body, etag: etag)
    }

    /// A redirect.
    package static func redirect(to location: String, status: Int = 302) -> Self {
        Self(status: status, headers: ["Location": location])
    }
}
