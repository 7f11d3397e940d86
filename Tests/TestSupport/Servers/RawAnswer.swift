// SPDX-License-Identifier: Apache-2.0

/// An answer of a server, as it came over a ``RawConnection``.
package struct RawAnswer: Hashable, Sendable {
    /// The status code; 0 when the connection ended before there was one.
    package let status: Int
    /// The lines of the head, without the first.
    package let fields: [String]
    /// What followed the head.
    package let body: [UInt8]

    /// Reads an answer whose body has the announced length; `nil` while something is missing.
    init?(parsing bytes: [UInt8], hasBody: Bool) {
        guard let (status, fields, rest) = Self.head(bytes) else { return nil }
        self.status = status
        self.fields = fields
        let length = hasBody ? Self.length(fields) : 0
        guard rest.count >= length else { return nil }
        body = Array(rest.prefix(length))
    }

    /// What there is of an answer at the end of a connection.
    init(cutOff bytes: [UInt8]) {
        let head = Self.head(bytes)
        status = head?.status ?? 0
        fields = head?.fields ?? []
        body = head.map { Array($0.rest) } ?? []
    }

    /// The value of the first field of this name.
    package subscript(name: String) -> String? {
        fields.lazy.compactMap { line -> String? in
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == name.lowercased() else { return nil }
            return String(parts[1].drop { $0 == " " })
        }.first
    }

    /// The body as text.
    package var text: String { String(decoding: body, as: UTF8.self) }

    /// What `Content-Length` says.
    var announcedLength: Int { Self.length(fields) }

    private static func length(_ fields: [String]) -> Int {
        fields.lazy.compactMap { line in
            line.lowercased().hasPrefix("content-length:")
                ? Int(line.dropFirst("content-length:".count).filter { $0 != " " }) : nil
        }.first ?? 0
    }

    private static func head(
        _ bytes: [UInt8]
    ) -> (status: Int, fields: [String], rest: ArraySlice<UInt8>)? {
        guard let end = bytes.indices.first(where: { bytes[$0...].starts(with: "\r\n\r\n".utf8) })
        else { return nil }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
            .map(String.init)
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count > 1, let status = Int(words[1]) else { return nil }
        return (status, Array(lines.dropFirst()), bytes[(end + 4)...])
    }
}
