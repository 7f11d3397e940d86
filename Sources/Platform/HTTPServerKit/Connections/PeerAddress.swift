// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The text of addresses, in one spelling each.
enum PeerAddress {
    /// The numeric address; an IPv4 address that came in IPv6 clothes has none of them left.
    static func text(_ address: UnsafePointer<sockaddr>?) -> String {
        guard let address = unsafe address else { return "" }
        let isLong = unsafe Int32(address.pointee.sa_family) == AF_INET6
        let size = isLong ? MemoryLayout<sockaddr_in6>.size : MemoryLayout<sockaddr_in>.size
        let capacity = 64
        let text = unsafe String(unsafeUninitializedCapacity: capacity) { buffer in
            unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
                let status = unsafe getnameinfo(
                    address,
                    socklen_t(size),
                    characters.baseAddress,
                    socklen_t(capacity),
                    nil,
                    0,
                    NI_NUMERICHOST
                )
                guard status == 0, let start = characters.baseAddress else { return 0 }
                return unsafe strlen(start)
            }
        }
        return text.hasPrefix("::ffff:") ? String(text.dropFirst(7)) : text
    }

    /// The client that `X-Forwarded-For` names: the last address that is no trusted proxy's.
    ///
    /// `nil` when the fields hold something that is no address: then whoever is connected is meant.
    static func client(forwarded values: [String], trusted: Set<String>) -> String? {
        let hops = values.flatMap { value in
            value.split(separator: ",").map { hop in String(hop.filter { $0 != " " }) }
        }
        guard let client = hops.last(where: { !trusted.contains($0) }) else { return hops.first }
        let isAddress =
            !client.isEmpty && client.utf8.count <= 45
            && client.utf8.allSatisfy { byte in
                byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
                    || PercentEncoding.isHexDigit(byte)
            }
        return isAddress ? client : nil
    }
}
