// SPDX-License-Identifier: Apache-2.0

/// The name of a package in a registry, `@scope/name`.
public struct PackageName: Hashable, Sendable, CustomStringConvertible {
    /// The scope, without its `@`.
    public let scope: String

    /// The name inside the scope.
    public let name: String

    /// The text form.
    public var description: String { "@\(scope)/\(name)" }
}
