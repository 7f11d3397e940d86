// SPDX-License-Identifier: Apache-2.0

/// A private key as text: PEM (RFC 7468), OpenSSH, PGP, PuTTY and minisign.
///
/// The line that begins one is not enough, for programs that read keys hold it too: the beginning of a key
/// has to follow, be it in the lines below or after `\n` in a literal.
enum PrivateKeyText {
    private static let begin = Array("-----BEGIN ".utf8)
    private static let pem = Array("PRIVATE KEY-----".utf8)
    private static let pgp = Array("PRIVATE KEY BLOCK-----".utf8)
    private static let others = [
        "PuTTY-User-Key-File-", "untrusted comment: minisign encrypted secret key",
        "untrusted comment: signify secret key",
    ].map { Array($0.utf8) }

    /// How many letters of a key have to follow.
    private static let enough = 32

    /// The place behind the head of a key that begins at `place`; `nil` where none does.
    static func end(at place: Int, in bytes: [UInt8]) -> Int? {
        switch bytes[place] {
        case UInt8(ascii: "-"): endOfArmour(at: place, in: bytes)
        case UInt8(ascii: "P"), UInt8(ascii: "u"):
            others.first { bytes[place...].starts(with: $0) }.map { place + $0.count }
        default: nil
        }
    }

    private static func endOfArmour(at place: Int, in bytes: [UInt8]) -> Int? {
        guard bytes[place...].starts(with: begin) else { return nil }
        // The label is short: `ENCRYPTED `, `OPENSSH `, `PGP `.
        let head = bytes[(place + begin.count)...].prefix(48)
        guard let tail = head.firstRange(of: pem) ?? head.firstRange(of: pgp),
            hasKey(in: bytes[tail.upperBound...].prefix(400))
        else { return nil }
        return tail.upperBound
    }

    /// Whether letters of base64 follow, behind line breaks, quotes, headers and escapes.
    private static func hasKey(in bytes: ArraySlice<UInt8>) -> Bool {
        var run = 0
        for byte in bytes {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2F, 0x3D: run += 1
            default: run = 0
            }
            if run >= enough { return true }
        }
        return false
    }
}
