// SPDX-License-Identifier: Apache-2.0

/// How long and how large one exchange may be.
package struct HTTPLimits: Hashable, Sendable {
    /// How long it may take to have a connection, its TLS session included.
    package var connectTimeout: Duration = .seconds(15)

    /// How long the whole exchange may take.
    package var totalTimeout: Duration = .seconds(120)

    /// For how many seconds less than ``stallBytesPerSecond`` may arrive before it is given up.
    package var stallSeconds = 20

    /// The rate below which an exchange counts as stalled.
    package var stallBytesPerSecond = 100

    /// The most bytes of an expanded body.
    package var bodyBytes = 20_000_000

    /// The most bytes of a body that is sent.
    package var requestBytes = 80 << 20

    /// The most bytes of all header lines.
    package var headerBytes = 65_536

    /// The limits that fit a module.
    package init() {}
}
