// SPDX-License-Identifier: Apache-2.0

package import HTTPClientKit
internal import ModuleModel

/// How the registry of mlld is read.
package struct MlldSettings: Sendable {
    /// The address of mlld's own registry.
    package static let publicAddress = "https://raw.githubusercontent.com/mlld-lang/registry/main/"

    /// Where it is: a folder, or the same folder behind a server.
    package let address: RegistryAddress

    /// Brings the gists that its entries lead to.
    package let gists: GistSource

    /// What sends the requests.
    package let client: HTTPClient

    /// The file name suffixes of the languages, by which the first file of a folder is found.
    package var suffixes: Set<String> = []

    /// The limits of one request.
    package var limits = HTTPLimits()

    /// Waits between two tries.
    package var pause: @Sendable (Duration) async throws -> Void = {
        try await ContinuousClock().sleep(for: $0)
    }

    /// Creates settings.
    package init(address: RegistryAddress, gists: GistSource, client: HTTPClient) {
        self.address = address
        self.gists = gists
        self.client = client
    }
}

extension MlldSettings {
    /// Whether what it names may lie on this machine: it does itself.
    var isLocal: Bool {
        switch address {
        case .folder: true
        case .url(let url): url.isLoopback
        }
    }

    func downloader(limit: Int) -> Downloader {
        var limits = limits
        limits.bodyBytes = limit
        return Downloader(client: client, limits: limits, credentials: [:], pause: pause)
    }
}
