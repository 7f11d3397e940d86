// SPDX-License-Identifier: Apache-2.0

internal import CCrypto

/// A SHA-256 in progress (FIPS 180-4), by OpenSSL's code for this processor.
///
/// A value: a copy goes its own way. Hashing cannot fail.
package struct SHA256Hasher: Sendable {
    /// The number of bytes of a digest.
    package static let byteCount = 32

    private var state = SHA256_CTX()

    /// Begins with nothing.
    package init() {
        unsafe _ = SHA256_Init(&state)
    }

    /// Adds bytes.
    package mutating func update(_ bytes: RawSpan) {
        unsafe bytes.withUnsafeBytes { buffer in
            unsafe add(UnsafeRawBufferPointer(buffer))
        }
    }

    /// Adds bytes.
    package mutating func update(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBytes { unsafe add($0) }
    }

    /// Adds the UTF-8 bytes of a text.
    package mutating func update(_ text: String) {
        var text = text
        text.withUTF8 { buffer in
            unsafe add(UnsafeRawBufferPointer(buffer))
        }
    }

    private mutating func add(_ buffer: UnsafeRawBufferPointer) {
        guard let start = buffer.baseAddress else { return }
        unsafe _ = SHA256_Update(&state, start, buffer.count)
    }

    /// The digest of all bytes so far, always 32 bytes; more can be added afterwards.
    package func digest() -> [UInt8] {
        var final = self
        return unsafe [UInt8](unsafeUninitializedCapacity: Self.byteCount) { buffer, count in
            unsafe _ = SHA256_Final(buffer.baseAddress, &final.state)
            count = Self.byteCount
        }
    }
}

// MARK: - In one go

extension SHA256Hasher {
    /// The digest of `bytes`.
    package static func digest(of bytes: RawSpan) -> [UInt8] {
        var hasher = Self()
        hasher.update(bytes)
        return hasher.digest()
    }

    /// The digest of `bytes`.
    package static func digest(of bytes: [UInt8]) -> [UInt8] {
        var hasher = Self()
        hasher.update(bytes)
        return hasher.digest()
    }
}
