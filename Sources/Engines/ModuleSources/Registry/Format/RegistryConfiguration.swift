// SPDX-License-Identifier: Apache-2.0

/// What a registry says of itself: `config.json`.
package struct RegistryConfiguration: Hashable, Sendable {
    /// The format of the folder that is read and written here.
    package static let formatVersion: Int64 = 1

    /// The name, for people.
    package var name: String

    /// Where its server listens, if it has one.
    package var api: String?

    /// The URL of the folder itself, with a slash at its end, if it is known.
    ///
    /// Readers of packages need none; npm is told whole URLs.
    package var address: String?

    /// The public keys of those who sign for it, as they were written.
    package var keys: [String]

    /// Creates a configuration.
    package init(
        name: String,
        api: String? = nil,
        address: String? = nil,
        keys: [String] = []
    ) {
        self.name = name
        self.api = api
        self.address = address
        self.keys = keys
    }
}
