// SPDX-License-Identifier: Apache-2.0

/// An answer of a server, as it came over a ``RawConnection``.
package struct RawAnswer: Hashable, Sendable {
    /// The status code; 0 when the connection ended before there was one.
    package let status: Int
    /// The lines of the head, without the first.
    package let fields: [String]
    /// What followed the head.
    package let body: [UInt8]

    /// Takes apart what came.
    init(_ bytes: [UInt8]) {
        let end = bytes.indices.first { bytes[$0...].starts(with: "\r\n\r\n".utf8) }
        let lines = String(decoding: bytes[..<(end ?? 0)], as: UTF8.self).split(separator: "\r\n")
            .map(String.init)
        let words = lines.first?.split(separator: " ") ?? []
        status = words.count > 1 ? Int(words[1]) ?? 0 : 0
        fields = Array(lines.dropFirst())
        body = end.map { Array(bytes[($0 + 4)...]) } ?? []
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
    var announcedLength: Int { self["Content-Length"].flatMap { Int($0) } ?? 0 }
}
