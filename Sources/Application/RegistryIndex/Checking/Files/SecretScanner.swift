// SPDX-License-Identifier: Apache-2.0

/// Finds tokens and private keys in files, by the shapes that their makers gave them.
///
/// It says which kind and where, never what. Samples that documents print, such as a token of one letter
/// repeated or one that says `EXAMPLE`, are not taken for secrets.
enum SecretScanner {
    /// A secret that was found.
    struct Secret: Hashable, Sendable {
        /// What it opens, as the subject of a sentence: `a token of GitHub`.
        let kind: String
        /// The line, counted from 1.
        let line: Int
    }

    /// The most secrets that are told of one file.
    private static let limit = 20

    /// The secrets in a file, in order.
    ///
    /// - Complexity: O(bytes).
    static func secrets(in bytes: [UInt8]) -> [Secret] {
        var secrets: [Secret] = []
        var line = 1
        var place = 0
        while place < bytes.count, secrets.count < limit {
            let byte = bytes[place]
            if byte == 0x0A {
                line += 1
                place += 1
                continue
            }
            let found = secret(at: place, in: bytes)
            if let found { secrets.append(Secret(kind: found.kind, line: line)) }
            for passed in bytes[place..<(found?.end ?? place + 1)] where passed == 0x0A {
                line += 1
            }
            place = found?.end ?? place + 1
        }
        return secrets
    }

    private static func secret(at place: Int, in bytes: [UInt8]) -> (kind: String, end: Int)? {
        let candidates = SecretShape.byFirstByte[Int(bytes[place])]
        guard !candidates.isEmpty, place == 0 || !isWordByte(bytes[place - 1]) else {
            return PrivateKeyText.end(at: place, in: bytes).map { ("a private key", $0) }
        }
        for shape in candidates {
            guard let end = shape.end(at: place, in: bytes),
                !isSample(bytes[(place + shape.prefix.count)..<end])
            else { continue }
            return (shape.kind, end)
        }
        return PrivateKeyText.end(at: place, in: bytes).map { ("a private key", $0) }
    }

    /// Whether a byte may stand inside a token, so that none begins behind it.
    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
        default: false
        }
    }

    /// Whether a token was made up: few different letters, or the word for it.
    private static func isSample(_ token: ArraySlice<UInt8>) -> Bool {
        Set(token).count < 8 || token.firstRange(of: Array("EXAMPLE".utf8)) != nil
            || token.firstRange(of: Array("example".utf8)) != nil
    }
}
