// SPDX-License-Identifier: Apache-2.0

/// Who can be reached at an address.
package enum AddressScope: String, Hashable, Sendable {
    /// Everybody's network.
    case global
    /// This machine.
    case loopback = "loopback"
    /// A network of its own: RFC 1918, unique local, shared address space of a provider.
    case `private` = "private"
    /// The same wire; cloud machines find their credentials there.
    case linkLocal = "link-local"
    /// A group.
    case multicast = "multicast"
    /// Nobody: unspecified, documentation, reserved.
    case reserved = "reserved"
}

extension IPAddress {
    /// Who can be reached there (the special-purpose registries of IANA, RFC 6890).
    ///
    /// An IPv6 address that carries an IPv4 address has that one's scope: the kernel or a
    /// translator sends the packet there.
    package var scope: AddressScope {
        if bytes.count == 4 { return Self.scope(ofIPv4: bytes) }
        if let carried = carriedIPv4 { return Self.scope(ofIPv4: carried) }
        return scopeOfIPv6
    }

    private static func scope(ofIPv4 bytes: [UInt8]) -> AddressScope {
        switch (bytes[0], bytes[1], bytes[2]) {
        case (127, _, _): .loopback
        case (10, _, _), (172, 16...31, _), (192, 168, _), (100, 64...127, _): .private
        case (169, 254, _): .linkLocal
        case (224...239, _, _): .multicast
        case (0, _, _), (240...255, _, _), (192, 0, 0), (192, 0, 2), (192, 88, 99),
            (198, 18...19, _), (198, 51, 100), (203, 0, 113):
            .reserved
        default: .global
        }
    }

    private var scopeOfIPv6: AddressScope {
        if bytes.dropLast().allSatisfy({ $0 == 0 }) {
            return bytes[15] == 1 ? .loopback : .reserved
        }
        return switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
        case (0xFF, _, _, _): .multicast
        case (0xFE, 0x80...0xBF, _, _): .linkLocal
        case (0xFC...0xFD, _, _, _): .private
        // Teredo, ORCHID, documentation, and what else 2001::/23 holds.
        case (0x20, 0x01, 0...1, _), (0x20, 0x01, 0x0D, 0xB8), (0x3F, 0xFF, 0...0x0F, _): .reserved
        case (0x20...0x3F, _, _, _): .global
        default: .reserved
        }
    }

    /// The IPv4 address inside: mapped, compatible, translated (RFC 6052, RFC 8215) and 6to4.
    private var carriedIPv4: [UInt8]? {
        let isZeroUpTo = bytes.prefix { $0 == 0 }.count
        let tail = Array(bytes[12...])
        // ::a.b.c.d, but not :: and ::1
        if isZeroUpTo >= 12, tail[0] != 0 || tail[1] != 0 || tail[2] != 0 { return tail }
        if isZeroUpTo == 10, bytes[10] == 0xFF, bytes[11] == 0xFF { return tail }
        if isZeroUpTo == 8, bytes[8] == 0xFF, bytes[9] == 0xFF, bytes[10...11] == [0, 0] {
            return tail
        }
        if bytes.starts(with: [0x00, 0x64, 0xFF, 0x9B]) { return tail }
        if bytes.starts(with: [0x20, 0x02]) { return Array(bytes[2..<6]) }
        return nil
    }
}
