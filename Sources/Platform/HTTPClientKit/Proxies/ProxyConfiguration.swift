// SPDX-License-Identifier: Apache-2.0

/// Which requests go through which proxy.
///
/// A proxy looks up names itself, so behind one only literal addresses of a URL can be refused.
package struct ProxyConfiguration: Hashable, Sendable {
    /// The proxy for `https:` (`HTTPS_PROXY`).
    package var secure: Proxy?

    /// The proxy for what has no other (`ALL_PROXY`).
    package var other: Proxy?

    /// The hosts that are asked directly (`NO_PROXY`): `example.com` with all below it,
    /// `example.com:8443`, an address, or `*`.
    package var exceptions: [String]

    /// Creates a configuration; without arguments, everything is direct.
    package init(secure: Proxy? = nil, other: Proxy? = nil, exceptions: [String] = []) {
        self.secure = secure
        self.other = other
        self.exceptions = exceptions
    }

    /// Splits the value of `NO_PROXY`.
    package static func exceptions(parsing text: String) -> [String] {
        text.split { $0 == "," || $0 == " " }.map(String.init)
    }

    /// The proxy for a request; this machine is always asked directly.
    func proxy(for target: HTTPTarget) -> Proxy? {
        guard !target.isLoopback, !exceptions.contains(where: target.isMatched(by:)) else {
            return nil
        }
        return (target.isSecure ? secure : nil) ?? other
    }
}

extension HTTPTarget {
    /// Whether an exception of `NO_PROXY` means this host.
    fileprivate func isMatched(by exception: String) -> Bool {
        if exception == "*" { return true }
        var pattern = exception.lowercased()
        if pattern.hasPrefix("*.") { pattern.removeFirst() }
        if pattern.hasPrefix(".") { pattern.removeFirst() }
        guard !pattern.isEmpty else { return false }
        if pattern.hasSuffix(":\(port)") {
            pattern.removeLast(":\(port)".count)
        }
        if pattern.hasPrefix("["), pattern.hasSuffix("]") {
            pattern = String(pattern.dropFirst().dropLast())
        }
        return host == pattern || address == nil && host.hasSuffix("." + pattern)
    }
}
