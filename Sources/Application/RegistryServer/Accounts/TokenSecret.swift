// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleModel
internal import SigningKit

/// What a client shows to be let in: `tenon_` and 43 characters of base64url.
///
/// It is shown once and never kept; the database has its digest. A fast hash is enough, since nobody can
/// try all 32 random bytes.
struct TokenSecret: Sendable, CustomStringConvertible {
    private static let prefix = "tenon_"
    private static let byteCount = 32

    /// The secret itself.
    let text: String

    /// Never the secret.
    var description: String { "[redacted]" }

    /// Makes a fresh one.
    init(randomness: RandomSource) {
        let encoded = Base64.encode(randomness.bytes(Self.byteCount)).utf8.compactMap { byte in
            switch byte {
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            case UInt8(ascii: "="): nil
            default: byte as UInt8?
            }
        }
        text = Self.prefix + String(decoding: encoded, as: UTF8.self)
    }

    /// Takes a text that looks like a secret; `nil` for another one.
    init?(_ text: String) {
        let bytes = text.utf8
        guard bytes.count == Self.prefix.utf8.count + 43, text.hasPrefix(Self.prefix),
            bytes.dropFirst(Self.prefix.utf8.count).allSatisfy(Self.isAllowed)
        else { return nil }
        self.text = text
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// What the database keeps.
    var digest: [UInt8] { SHA256Hasher.digest(of: Array(text.utf8)) }
}
