// SPDX-License-Identifier: Apache-2.0

/// The export of another module that a module hands on.
public struct DocumentedOrigin: Hashable, Sendable {
    /// The specifier of that module, as written.
    public var specifier: String

    /// The name over there; `*` for the module as a whole.
    public var name: String

    /// Creates an origin.
    public init(specifier: String, name: String) {
        self.specifier = specifier
        self.name = name
    }
}
