// SPDX-License-Identifier: Apache-2.0

/// Who a token belongs to, as the server of a registry says it.
package struct Account: Hashable, Sendable {
    /// The registry.
    package let registry: String
    /// The name.
    package let name: String
    /// Whether it may make accounts.
    package let isAdministrator: Bool
    /// The scopes that it may publish into, `@alice`.
    package let scopes: [String]
}
