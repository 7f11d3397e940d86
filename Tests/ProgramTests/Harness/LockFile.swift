// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// A `tenon.lock` as a stranger reads it: JSON.
struct LockFile {
    struct Module: Decodable {
        let digest: String
        let language: String
        let approvedAt: String?
        let dependencies: [String: String]?
        let files: [String: String]?
    }

    private struct Document: Decodable {
        let tenonLock: Int
        let modules: [String: Module]
    }

    /// The text as it is.
    let text: String
    /// The version of the format.
    let version: Int
    /// The entries by identity.
    let modules: [String: Module]

    init(_ bytes: [UInt8]) throws {
        text = String(decoding: bytes, as: UTF8.self)
        let document = try JSONDecoder().decode(Document.self, from: Data(bytes))
        version = document.tenonLock
        modules = document.modules
    }

    /// The text without the moments of approval, the only clock values of a lock.
    var timeless: String {
        text.replacing(/"approvedAt": ?"[^"]*"/, with: "\"approvedAt\": \"[TIME]\"")
    }
}
