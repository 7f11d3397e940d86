// SPDX-License-Identifier: Apache-2.0

/// What a client is told about this machine and its network; read from the environment in `Tools`.
package struct HTTPConfiguration: Sendable {
    /// What the client calls itself.
    package var userAgent = "tenon"

    /// A file of certificate authorities in PEM, trusted beside the folder of the system's.
    ///
    /// Where libcurl was built without such a folder, the file stands in place of the system's.
    package var authoritiesFile: String?

    /// The way out, where it is not direct.
    package var proxies = ProxyConfiguration()

    /// Whether hosts of a private network may be asked; for a registry inside a company.
    package var allowsPrivateHosts = false

    /// The limits of requests that bring none.
    package var limits = HTTPLimits()

    /// The configuration of a machine about which nothing is known.
    package init() {}
}
