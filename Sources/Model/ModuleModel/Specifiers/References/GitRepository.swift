// SPDX-License-Identifier: Apache-2.0

/// A git repository that is reached over HTTPS: its host, and its path there.
public struct GitRepository: Hashable, Sendable, CustomStringConvertible {
    /// The host and its port, where that is not the default.
    public let host: String
    /// The path, `owner/repo`.
    public let path: ModulePath

    init(host: String, path: ModulePath) {
        self.host = host
        self.path = path
    }

    /// The text form, `github.com/owner/repo`.
    public var description: String { "\(host)/\(path)" }
}
