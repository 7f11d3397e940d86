// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// A token with the one registry, and the one server of it, that it is for.
struct Credential: Hashable, Sendable {
    /// The registry, as its address is written.
    let registry: String

    /// The server that its `config.json` named when the token was given.
    ///
    /// A registry that names another server later gets no token: it could be anybody's.
    let api: String

    /// Whose token it is.
    let user: String

    let token: AccessToken
}
