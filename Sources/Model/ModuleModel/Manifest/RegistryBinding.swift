// SPDX-License-Identifier: Apache-2.0

/// A registry that a manifest names, and the scopes that are taken from it.
public struct RegistryBinding: Hashable, Sendable {
    /// The `https:` URL in its one spelling, or the absolute path of a folder.
    public var location: String
    /// The scopes that are taken from it, without their `@`; no other registry has one of them.
    public var scopes: [String]
    /// The variable of the environment that holds the token; `nil` for a registry that asks for none.
    public var tokenVariable: String?
    /// How old a version must be to be newly chosen, in milliseconds; `nil` where nothing is said.
    public var cooldown: Int64?

    /// Creates a binding.
    public init(
        location: String,
        scopes: [String] = [],
        tokenVariable: String? = nil,
        cooldown: Int64? = nil
    ) {
        self.location = location
        self.scopes = scopes
        self.tokenVariable = tokenVariable
        self.cooldown = cooldown
    }
}
