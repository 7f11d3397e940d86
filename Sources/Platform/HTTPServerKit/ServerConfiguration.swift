// SPDX-License-Identifier: Apache-2.0

/// Where a server listens, and what it lets a client do.
package struct ServerConfiguration: Sendable {
    /// The address to listen at, numeric: `127.0.0.1`, `::`.
    package var address: String = "127.0.0.1"

    /// The port; 0 lets the system choose one.
    package var port: UInt16 = 0

    /// The threads that serve connections.
    package var threads: Int = 2

    /// The connections that may be open at once.
    package var connectionLimit: Int = 4096

    /// The connections that one address may have open at once; 0 for no limit.
    ///
    /// Trusted proxies have none.
    package var connectionsPerPeer: Int = 0

    /// The bytes that the head of a request may have (431, or 414 for its first line).
    package var headLimit: Int = 32 * 1024

    /// The seconds in which a client has to send a whole head; also how long an idle connection stays.
    package var headSeconds: Int = 30

    /// The seconds that a body or an answer may take beyond what ``slowestRate`` gives it.
    package var transferSeconds: Int = 30

    /// The bytes a second below which a client is too slow.
    package var slowestRate: Int = 8 * 1024

    /// The addresses whose `X-Forwarded-For` is believed.
    package var trustedProxies: Set<String> = []

    /// Creates a configuration for the loopback address.
    package init() {}
}
