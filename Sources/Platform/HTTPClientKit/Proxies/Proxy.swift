// SPDX-License-Identifier: Apache-2.0

/// A proxy, by its URL; the credentials that the URL may hold are never shown.
package struct Proxy: Hashable, Sendable, CustomStringConvertible {
    private static let schemes: Set<String> = [
        "http", "https", "socks4", "socks4a", "socks5", "socks5h",
    ]

    /// The URL with its credentials.
    let url: HTTPSecret

    /// The URL without credentials.
    package let description: String

    /// Reads `scheme://user:password@host:port`, of which only the host is needed; `nil` for
    /// anything that is not a proxy.
    package init?(parsing text: String) {
        let parts = text.splitOnce("://") ?? (before: "http", after: text)
        let scheme = parts.before.lowercased()
        let authority = parts.after.prefix { $0 != "/" }
        guard Self.schemes.contains(scheme), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            return nil
        }
        let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        guard !host.isEmpty, host.first != ":" else { return nil }
        url = HTTPSecret("\(scheme)://\(authority)")
        description = "\(scheme)://\(host)"
    }
}

extension String {
    /// The halves before and after the first occurrence of `separator`.
    func splitOnce(_ separator: String) -> (before: String, after: String)? {
        let bytes = Array(utf8)
        let wanted = Array(separator.utf8)
        guard bytes.count >= wanted.count else { return nil }
        for start in 0...(bytes.count - wanted.count)
        where bytes[start..<start + wanted.count].elementsEqual(wanted) {
            return (
                String(decoding: bytes[..<start], as: UTF8.self),
                String(decoding: bytes[(start + wanted.count)...], as: UTF8.self)
            )
        }
        return nil
    }
}
