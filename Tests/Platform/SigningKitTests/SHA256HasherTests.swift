// SPDX-License-Identifier: Apache-2.0

import SigningKit
import Testing

@Suite struct SHA256HasherTests {
    private static let abc = Array("abc".utf8)

    /// The examples of FIPS 180-4, as NIST publishes them.
    static let vectors: [(text: [UInt8], hex: String)] = [
        ([], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (abc, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        ),
    ]

    @Test(arguments: vectors)
    func `a published example has its digest`(text: [UInt8], hex: String) {
        #expect(Self.hex(SHA256Hasher.digest(of: text)) == hex)
    }

    @Test(arguments: [1, 3, 63, 64, 65, 1000])
    func `how the bytes are cut makes no difference`(length: Int) {
        let bytes = (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        var hasher = SHA256Hasher()
        for start in stride(from: 0, to: bytes.count, by: length) {
            hasher.update(Array(bytes[start..<min(start + length, bytes.count)]))
        }
        #expect(hasher.digest() == SHA256Hasher.digest(of: bytes))
    }

    @Test func `a copy goes its own way`() {
        var first = SHA256Hasher()
        first.update("ab")
        var second = first
        second.update("x")
        first.update("c")
        #expect(first.digest() == SHA256Hasher.digest(of: Self.abc))
        #expect(second.digest() == SHA256Hasher.digest(of: Array("abx".utf8)))
    }

    @Test func `asking for the digest does not end the hash`() {
        var hasher = SHA256Hasher()
        hasher.update("ab")
        _ = hasher.digest()
        hasher.update("c")
        #expect(hasher.digest() == SHA256Hasher.digest(of: Self.abc))
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
