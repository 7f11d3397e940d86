// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import JSONKit
internal import ModuleModel

/// A token that was just made; its secret is never seen again.
package struct IssuedToken: Sendable {
    /// The token.
    package let token: AccessToken

    let secret: TokenSecret

    /// The secret, to be shown once.
    package var secretText: String { secret.text }

    init(
        _ request: TokenRequest,
        account: AccountName,
        now: Timestamp,
        randomness: RandomSource
    ) {
        secret = TokenSecret(randomness: randomness)
        token = AccessToken(
            id: String(randomness.name().prefix(16)),
            account: account,
            name: request.name,
            permissions: request.permissions,
            packages: request.packages,
            created: now,
            expires: request.expires,
            lastUsed: nil
        )
    }

    /// As the API shows it.
    var json: JSONValue {
        var members = token.json.members ?? [:]
        members["secret"] = .string(secret.text)
        return .object(members)
    }
}
