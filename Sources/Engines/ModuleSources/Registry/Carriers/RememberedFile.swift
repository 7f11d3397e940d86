// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// A file that a server gave.
package struct RememberedFile: Hashable, Sendable {
    /// The content.
    package let bytes: [UInt8]

    /// Where it really came from, after redirects.
    package let url: ModuleURL

    /// What asks the server whether it has changed.
    package let validators: FetchValidators

    /// When the server gave or confirmed it; `nil` for now.
    package let confirmed: Timestamp?

    /// Creates a record.
    package init(
        bytes: [UInt8],
        url: ModuleURL,
        validators: FetchValidators,
        confirmed: Timestamp? = nil
    ) {
        self.bytes = bytes
        self.url = url
        self.validators = validators
        self.confirmed = confirmed
    }
}
