// SPDX-License-Identifier: Apache-2.0

/// One request that a ``LoopbackServer`` received.
package struct LoggedRequest: Decodable, Hashable, Sendable {
    /// The method; `CONNECT` for the proxy.
    package let method: String
    /// The path with its query; `host:port` for the proxy.
    package let target: String
    /// `http`, `https` or `proxy`.
    package let scheme: String
    /// The port of the server.
    package let port: Int
    /// The fields, by lowercase name.
    package let headers: [String: String]
    /// The body, repaired where it is not UTF-8.
    package let body: String
}
