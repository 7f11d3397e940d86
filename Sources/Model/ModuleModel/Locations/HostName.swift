// SPDX-License-Identifier: Apache-2.0

/// Host names and addresses in one spelling, lowercase ASCII.
///
/// An address has one spelling too: IPv4 as four decimal numbers, IPv6 as RFC 5952 writes it. The
/// short, octal and hexadecimal spellings of IPv4 that browsers take are refused, because a check
/// of addresses that does not know them can be walked around.
enum HostName {
    /// Why a text is not a host.
    struct Failure: Error {
        let reason: String
        var hints: [String] = []
    }

    /// Cuts `host:port`, with an IPv6 address in brackets, and takes the brackets away.
    static func split(_ authority: String) throws(Failure) -> (host: String, port: Int?) {
        var host = authority[...]
        var portText: Substring?
        if host.utf8.first == UInt8(ascii: "[") {
            guard let end = host.utf8.firstIndex(of: UInt8(ascii: "]")) else {
                throw Failure(reason: "the `[` of its address is never closed")
            }
            let rest = host[host.utf8.index(after: end)...]
            guard rest.isEmpty || rest.utf8.first == UInt8(ascii: ":") else {
                throw Failure(reason: "something other than a port follows its address")
            }
            portText = rest.isEmpty ? nil : rest.dropFirst()
            host = host[..<end].dropFirst()
            guard host.utf8.contains(UInt8(ascii: ":")) else {
                throw Failure(reason: "brackets hold an IPv6 address, and only that")
            }
        } else if let colon = host.utf8.firstIndex(of: UInt8(ascii: ":")) {
            portText = host[host.utf8.index(after: colon)...]
            host = host[..<colon]
        }
        guard let portText, !portText.isEmpty else { return (String(host), nil) }
        guard let port = ASCII.number(portText.utf8), (1...65535).contains(port) else {
            throw Failure(
                reason: "its port is not a number from 1 to 65535",
                hints: ["write an IPv6 address in brackets: `[::1]`"]
            )
        }
        return (String(host), port)
    }

    /// The one spelling of a host; an IPv6 address comes and goes without brackets.
    static func normalized(_ host: String) throws(Failure) -> String {
        let host = ASCII.lowercased(host)
        let bytes = host.utf8
        guard !bytes.isEmpty else { throw Failure(reason: "it names no host") }
        if bytes.contains(UInt8(ascii: ":")) {
            guard let address = IPv6Address(parsing: host) else {
                throw Failure(reason: "its host is not an IPv6 address")
            }
            return address.description
        }
        guard bytes.allSatisfy({ $0 < 0x80 }) else {
            throw Failure(
                reason: "its host holds characters other than ASCII",
                hints: ["write the host in its `xn--` form"]
            )
        }
        guard bytes.count <= 253 else { throw Failure(reason: "its host is too long") }
        let labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        for label in labels {
            guard isLabel(label) else {
                throw Failure(
                    reason: label.isEmpty
                        ? "its host begins or ends with a dot, or has two in a row"
                        : "its host holds characters that host names do not have"
                )
            }
        }
        if let last = labels.last, isNumeric(last), !isIPv4(labels) {
            throw Failure(
                reason: "its host looks like an IPv4 address and is none",
                hints: ["write the address as four decimal numbers: `127.0.0.1`"]
            )
        }
        return host
    }

    /// Whether a normalised host is this machine itself: `localhost`, `127.0.0.0/8`, `::1`.
    static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "::1" { return true }
        let labels = host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return isIPv4(labels) && labels[0].elementsEqual("127".utf8)
    }

    private static func isLabel(_ label: Substring.UTF8View) -> Bool {
        guard let first = label.first, let last = label.last, label.count <= 63 else {
            return false
        }
        return first != UInt8(ascii: "-") && last != UInt8(ascii: "-")
            && label.allSatisfy {
                ASCII.isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
            }
    }

    /// Whether a browser would take a host with this last label for an IPv4 address.
    private static func isNumeric(_ label: Substring.UTF8View) -> Bool {
        if label.allSatisfy(ASCII.isDigit) { return true }
        return label.starts(with: "0x".utf8)
            && label.dropFirst(2).allSatisfy { ASCII.hexValue($0) != nil }
    }

    private static func isIPv4(_ labels: [Substring.UTF8View]) -> Bool {
        labels.count == 4
            && labels.allSatisfy { label in
                guard let value = ASCII.number(label), label.count <= 3 else { return false }
                return value <= 255 && (label.count == 1 || label.first != UInt8(ascii: "0"))
            }
    }
}
