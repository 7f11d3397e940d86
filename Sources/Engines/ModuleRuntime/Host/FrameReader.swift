// SPDX-License-Identifier: Apache-2.0

/// Takes frames out of what a program wrote, and believes none of it before the secret is right.
///
/// A frame is the length of the rest (4 bytes, little-endian), the secret, and a document as
/// ``HostMessage`` reads it.
struct FrameReader {
    /// The longest frame.
    static let limit = 64 << 20

    private let secret: [UInt8]
    private var buffer: [UInt8] = []
    private var start = 0

    init(secret: String) {
        self.secret = Array(secret.utf8)
    }

    /// Takes over what arrived.
    mutating func append(_ bytes: [UInt8]) {
        if start == buffer.count {
            buffer = bytes
            start = 0
        } else {
            if start > 1 << 20 {
                buffer.removeFirst(start)
                start = 0
            }
            buffer += bytes
        }
    }

    /// The document of the next whole frame; `nil` until there is one.
    ///
    /// - Throws: ``RuntimeError`` for a wrong secret or a frame that is too long; the secret is
    ///   compared as soon as its bytes are there.
    mutating func next() throws(RuntimeError) -> [UInt8]? {
        guard buffer.count - start >= 4 else { return nil }
        let length = (0..<4).reduce(0) { $0 | Int(buffer[start + $1]) << (8 * $1) }
        guard length <= Self.limit else { throw .frameTooLarge }
        let body = buffer[(start + 4)...].prefix(length)
        guard body.prefix(secret.count).elementsEqual(secret.prefix(body.count)),
            length >= secret.count
        else { throw .forged }
        guard body.count == length else { return nil }
        start += 4 + length
        return Array(body.dropFirst(secret.count))
    }

    /// A frame for the program: no secret, which is for the other direction.
    static func frame(_ document: [UInt8]) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: document.count >> (8 * $0)) } + document
    }
}
