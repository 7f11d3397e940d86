// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// An IPv4 or IPv6 address.
package struct IPAddress: Hashable, Sendable {
    /// The 4 or 16 bytes, in network order.
    package let bytes: [UInt8]

    /// Creates an address; `nil` unless there are 4 or 16 bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// Reads dotted decimal or the IPv6 form without brackets; `nil` for anything else.
    package init?(parsing text: String) {
        var raw = [UInt8](repeating: 0, count: 16)
        if unsafe inet_pton(AF_INET, text, &raw) == 1 {
            bytes = Array(raw.prefix(4))
        } else if unsafe inet_pton(AF_INET6, text, &raw) == 1 {
            bytes = raw
        } else {
            return nil
        }
    }

    /// Reads the address that a socket is about to be opened to; `nil` for other families.
    init?(_ address: UnsafeRawBufferPointer) {
        guard address.count >= MemoryLayout<sockaddr>.size else { return nil }
        let family = unsafe address.loadUnaligned(as: sockaddr.self).sa_family
        let place: Range<Int>
        switch Int32(family) {
        case AF_INET: place = 4..<8
        case AF_INET6: place = 8..<24
        default: return nil
        }
        guard address.count >= place.upperBound else { return nil }
        bytes = unsafe Array(address[place])
    }
}

extension IPAddress: CustomStringConvertible {
    /// The usual text form.
    package var description: String {
        var text = [CChar](repeating: 0, count: 64)
        let family = bytes.count == 4 ? AF_INET : AF_INET6
        guard unsafe inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else {
            return "?"
        }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
    }
}
