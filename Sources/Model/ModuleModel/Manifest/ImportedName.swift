// SPDX-License-Identifier: Apache-2.0

/// A name that comes from a dependency: `{ from = "linear-algebra", name = "matrix_multiply" }`.
public struct ImportedName: Hashable, Sendable {
    /// The dependency.
    public let from: ManifestName
    /// The name there; the same as here when `nil`.
    public let name: String?

    /// Creates a name.
    public init(from: ManifestName, name: String? = nil) {
        self.from = from
        self.name = name
    }
}
