// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import SigningKit

extension ContentDigest {
    /// The digest of a file with these bytes.
    static func ofFile(_ bytes: [UInt8]) -> ContentDigest {
        var hasher = SHA256Hasher()
        hasher.update(bytes)
        guard let digest = ContentDigest(kind: .file, bytes: hasher.digest()) else {
            preconditionFailure("a SHA-256 has 32 bytes")
        }
        return digest
    }
}
