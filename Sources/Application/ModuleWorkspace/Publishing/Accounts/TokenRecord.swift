// SPDX-License-Identifier: Apache-2.0

internal import JSONKit

/// A token as the server lists it.
package struct TokenRecord: Hashable, Sendable {
    /// What it is revoked by.
    package let id: String
    /// What its owner calls it.
    package let name: String
    /// What it allows; everything that its owner may do when empty.
    package let permissions: [String]
    /// The packages that it is for; all when empty.
    package let packages: [String]
    /// When it was made, as the server writes it.
    package let created: String?
    /// When it ends, as the server writes it.
    package let expires: String?
    /// The token itself, which a server shows once, when it is made.
    package let secret: AccessToken?

    init(_ answer: RegistryAnswer) throws {
        id = try answer.string("id")
        name = try answer.string("name")
        permissions = try answer.strings("permissions")
        packages = try answer.strings("packages")
        created = answer.value["created"]?.string
        expires = answer.value["expires"]?.string
        secret = try answer.value["secret"]?.string.map { try AccessToken(parsing: $0) }
    }
}
