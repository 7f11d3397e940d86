// SPDX-License-Identifier: Apache-2.0

/// A module in another language: `{ path = "./module.py", interface = "python-bridge" }`.
public struct ForeignModule: Hashable, Sendable {
    /// The file, as written.
    public let path: String
    /// The bridge that calls it.
    public let interface: String

    /// Creates a foreign module.
    public init(path: String, interface: String) {
        self.path = path
        self.interface = interface
    }
}
