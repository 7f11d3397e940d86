// SPDX-License-Identifier: Apache-2.0

/// Where a site is, and what is behind it.
package struct SiteConfiguration: Hashable, Sendable {
    /// The address that people use, `https://packages.example.com/`; `nil` when nobody knows it.
    ///
    /// Pages work without it. It stands in lines to copy, and search engines need it.
    package var address: String?

    /// Whether there is a server that searches; else the browser does, if it may run scripts.
    package var hasServer: Bool

    /// Describes a site.
    package init(address: String? = nil, hasServer: Bool) {
        self.address = address.map { $0.hasSuffix("/") ? $0 : $0 + "/" }
        self.hasServer = hasServer
    }
}
