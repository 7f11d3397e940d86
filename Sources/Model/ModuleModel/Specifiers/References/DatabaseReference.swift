// SPDX-License-Identifier: Apache-2.0

/// A row of a database that is named in the manifest's sources.
public struct DatabaseReference: Hashable, Sendable {
    /// The name of the source in the manifest.
    public let source: ModuleName
    /// The table and key, separated by `/`.
    public let path: ModulePath

    /// Creates a reference from parts; `nil` unless `path` has a table and a key.
    public init?(source: ModuleName, path: ModulePath) {
        guard path.components.count >= 2 else { return nil }
        self.source = source
        self.path = path
    }
}
