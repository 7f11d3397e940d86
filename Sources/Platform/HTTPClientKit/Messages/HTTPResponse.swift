// SPDX-License-Identifier: Apache-2.0

/// What a server answered, complete.
package struct HTTPResponse: Hashable, Sendable {
    /// The status code, whatever it says.
    package let status: Int

    /// The fields of the final answer; a compressed body has been expanded, the fields still say how.
    package let headers: HTTPHeaders

    /// The body, expanded.
    package let body: [UInt8]

    /// Whether the answer came over HTTP/2 or later.
    package let isMultiplexed: Bool
}
