// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
package import HTTPServerKit
internal import Synchronization

/// Holds clients to a number of requests: by their address, and by the token that they show.
package final class RequestRates: Sendable {
    private let peers: RateLimiter
    private let tokens: RateLimiter
    private let refused = Atomic<UInt64>(0)

    /// Allows `rate` requests a second and five times as many at once.
    package init(rate: Double) {
        peers = RateLimiter(rate: rate, burst: rate * 5)
        tokens = RateLimiter(rate: rate, burst: rate * 5)
    }

    /// The requests that were refused.
    package var refusedCount: UInt64 { refused.load(ordering: .relaxed) }

    /// The refusal of a request that is one too many; `nil` when it is not.
    package func refusal(of request: ServerRequest) -> ServerResponse? {
        let wait =
            peers.secondsToWait(for: Self.network(request.peer))
            ?? request.headers["authorization"].flatMap { tokens.secondsToWait(for: $0) }
        guard let wait else { return nil }
        refused.add(1, ordering: .relaxed)
        let diagnostic = Diagnostic(
            code: "too-many-requests",
            message: "too many requests",
            hints: ["wait \(wait) s before the next one"]
        )
        var response = ServerResponse.refusal(diagnostic, status: 429)
        response.headers.append(("Retry-After", "\(wait)"))
        return response
    }

    /// Whoever has one IPv6 address has all of its last 64 bits.
    private static func network(_ peer: String) -> String {
        let groups = peer.split(separator: ":", omittingEmptySubsequences: false)
        guard groups.count > 2 else { return peer }
        let prefix = groups.prefix { !$0.isEmpty }.prefix(4)
        return prefix.joined(separator: ":")
    }
}
