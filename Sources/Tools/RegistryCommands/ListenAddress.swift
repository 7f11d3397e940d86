// SPDX-License-Identifier: Apache-2.0

/// Where a server listens: `127.0.0.1:7070`, `[::1]:7070`.
struct ListenAddress: Hashable {
    let address: String
    let port: UInt16

    /// Where it listens unless told otherwise: for this machine alone.
    static let standard = ListenAddress(address: "127.0.0.1", port: 7070)

    private init(address: String, port: UInt16) {
        self.address = address
        self.port = port
    }

    /// Reads an address; `nil` when there is no port, or no address in front of it.
    init?(parsing text: String) {
        guard let colon = text.lastIndex(of: ":"),
            let port = UInt16(text[text.index(after: colon)...])
        else { return nil }
        var address = text[..<colon]
        if address.hasPrefix("["), address.hasSuffix("]") {
            address = address.dropFirst().dropLast()
        } else if address.contains(":") {
            return nil
        }
        guard !address.isEmpty else { return nil }
        self.init(address: String(address), port: port)
    }

    /// Whether only this machine reaches it.
    var isLoopback: Bool { address == "::1" || address.hasPrefix("127.") }

    /// Whether all addresses of this machine are meant, so that it is none to connect to.
    var isAny: Bool { address == "0.0.0.0" || address == "::" }

    /// The URL of what listens there at `port`.
    func url(port: UInt16) -> String {
        address.contains(":") ? "http://[\(address)]:\(port)/" : "http://\(address):\(port)/"
    }
}
