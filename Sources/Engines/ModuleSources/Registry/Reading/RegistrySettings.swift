// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import HTTPClientKit
package import ModuleModel

/// What the reading of registries needs beside their addresses; one value a run.
package struct RegistrySettings: Sendable {
    /// What sends the requests.
    package let client: HTTPClient

    /// The value of `Authorization` by the origin that it is for.
    package var credentials: [String: HTTPSecret] = [:]

    /// The limits of one request; the size comes from what is asked for.
    package var limits = HTTPLimits()

    /// Whether the network may not be used.
    package var isOffline = false

    /// What was read before.
    package let memory: any RegistryMemory

    /// The folder of the project: a relative path in a package's permissions means a path below it.
    package let projectFolder: String

    /// Reads a manifest; relative paths in it are relative to the folder.
    package let readManifest: @Sendable (SourceText, _ folder: String) throws -> Manifest

    /// Waits between two tries.
    package var pause: @Sendable (Duration) async throws -> Void = {
        try await ContinuousClock().sleep(for: $0)
    }

    /// Creates settings.
    package init(
        client: HTTPClient,
        memory: any RegistryMemory,
        projectFolder: String,
        readManifest: @escaping @Sendable (SourceText, _ folder: String) throws -> Manifest
    ) {
        self.client = client
        self.memory = memory
        self.projectFolder = projectFolder
        self.readManifest = readManifest
    }
}

extension RegistrySettings {
    /// What brings the files of a registry.
    func carrier(of address: RegistryAddress) -> any RegistryCarrier {
        switch address {
        case .folder(let path): FolderCarrier(root: path)
        case .url(let url):
            HTTPCarrier(base: url, settings: self, gate: WorkGate(limit: RegistryReader.readLimit))
        }
    }
}
