// SPDX-License-Identifier: Apache-2.0

/// Answers requests.
///
/// For each request the server asks ``bodyLimit(for:)`` first, then reads the body, then tries
/// ``quickResponse(to:)`` on the thread of the network, then awaits ``respond(to:)`` on the threads of the runtime.
package protocol RequestHandler: Sendable {
    /// How many bytes the body may have; a request with more is refused (413) without being read.
    func bodyLimit(for request: ServerRequest) -> Int

    /// An answer that is at hand; `nil` lets ``respond(to:)`` find one. It must not block.
    func quickResponse(to request: ServerRequest) -> ServerResponse?

    /// Answers a request.
    func respond(to request: ServerRequest) async -> ServerResponse
}

extension RequestHandler {
    /// No body at all.
    package func bodyLimit(for request: ServerRequest) -> Int { 0 }

    /// Nothing is at hand.
    package func quickResponse(to request: ServerRequest) -> ServerResponse? { nil }
}
