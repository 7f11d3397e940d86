// SPDX-License-Identifier: Apache-2.0

package import HTTPClientKit
package import ModuleModel

/// How gists are read.
package struct GistSettings: Sendable {
    /// The address of GitHub's own API.
    package static let publicAddress = "https://api.github.com/"

    /// What sends the requests.
    package let client: HTTPClient

    /// The API, a URL that ends with `/`.
    package let base: ModuleURL

    /// What is shown to the API, and to nobody else; `nil` for a reader without an account.
    package var token: HTTPSecret?

    /// The file name suffixes of the languages, by which the file of a gist is found that is code.
    package var suffixes: Set<String> = []

    /// The limits of one request.
    package var limits = HTTPLimits()

    /// Waits between two tries.
    package var pause: @Sendable (Duration) async throws -> Void = {
        try await ContinuousClock().sleep(for: $0)
    }

    /// Creates settings; a path of `base` that does not end with `/` gets one.
    ///
    /// - Throws: ``ModuleURL/Malformed``.
    package init(client: HTTPClient, base: ModuleURL) throws(ModuleURL.Malformed) {
        self.client = client
        self.base = base.path.hasSuffix("/") ? base : try base.resolving(base.path + "/")
    }
}
