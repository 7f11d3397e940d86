// SPDX-License-Identifier: Apache-2.0

/// The part of a URL that says where to connect.
///
/// Strict, so that libcurl can only read it the same way: one host, no credentials, no spelling
/// of an address other than the usual one.
struct HTTPTarget: Hashable, Sendable {
    let isSecure: Bool
    /// Lowercase; an IPv6 address without its brackets.
    let host: String
    let port: Int
    /// The address, when the host is one.
    let address: IPAddress?

    /// Whether the URL itself names this machine.
    var isLoopback: Bool {
        host == "localhost" || address?.isPlainLoopback == true
    }

    init?(parsing url: String) {
        guard url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x5C }),
            let parts = url.splitOnce("://")
        else { return nil }
        switch parts.before.lowercased() {
        case "https": isSecure = true
        case "http": isSecure = false
        default: return nil
        }
        let authority = parts.after.prefix { $0 != "/" && $0 != "?" && $0 != "#" }.lowercased()
        guard let (host, port) = Self.split(authority) else { return nil }
        switch port {
        case nil, "": self.port = isSecure ? 443 : 80
        case let digits?:
            guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                let number = Int(digits), (1...65535).contains(number)
            else { return nil }
            self.port = number
        }
        self.host = host
        address = IPAddress(parsing: host)
        guard authority.hasPrefix("[") ? address != nil : Self.isName(host) || address != nil else {
            return nil
        }
    }

    private static func split(_ authority: String) -> (host: String, port: String?)? {
        if authority.hasPrefix("[") {
            guard let parts = String(authority.dropFirst()).splitOnce("]") else { return nil }
            if parts.after.isEmpty { return (parts.before, nil) }
            return parts.after.hasPrefix(":")
                ? (parts.before, String(parts.after.dropFirst())) : nil
        }
        guard let parts = authority.splitOnce(":") else { return (authority, nil) }
        return (parts.before, parts.after)
    }

    /// Whether `host` is a name that no reader takes for an address.
    private static func isName(_ host: String) -> Bool {
        guard !host.isEmpty, host.utf8.count <= 253, host.utf8.allSatisfy(isNameByte) else {
            return false
        }
        var labels = host.split(separator: ".", omittingEmptySubsequences: false)
        if labels.last?.isEmpty == true { labels.removeLast() }
        guard let last = labels.last, labels.allSatisfy({ !$0.isEmpty }) else { return false }
        return !last.utf8.allSatisfy { (0x30...0x39).contains($0) } && !last.hasPrefix("0x")
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
        default: false
        }
    }
}

extension IPAddress {
    /// Whether it is in `127.0.0.0/8` or `::1`, and not an IPv4 address in the dress of another.
    fileprivate var isPlainLoopback: Bool {
        bytes.count == 4
            ? bytes[0] == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes[15] == 1
    }
}
