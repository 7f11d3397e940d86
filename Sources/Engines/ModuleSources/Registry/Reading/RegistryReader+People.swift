// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
package import ModuleModel

// MARK: - What people read of a registry

extension RegistryReader {
    /// The file that every search needs; `nil` where the registry has none.
    ///
    /// - Throws: why the registry can't be read.
    package func searchFile() async throws -> RegistrySearchFile? {
        _ = try await configuration()
        let path = RegistryLayout.search
        let limit = RegistryCodec.searchSizeLimit
        return try await explaining("while reading the packages of the registry `\(address)`") {
            try await self.carrier.head(path, limit: limit).map { file in
                RegistrySearchFile(
                    source: self.text(file.bytes, path),
                    digest: .ofFile(file.bytes),
                    freshness: file.freshness
                )
            }
        }
    }

    /// What people read of a version; `nil` where the registry has no page of it.
    ///
    /// - Throws: `registry-malformed`, or why the registry can't be read.
    package func page(of package: PackageName, _ version: Version) async throws -> PackagePage? {
        let path = RegistryLayout.page(of: package, version)
        let limit = RegistryCodec.pageSizeLimit
        return try await explaining("while reading of `\(package)` in the registry `\(address)`") {
            try await self.carrier.head(path, limit: limit).map { file in
                try RegistryCodec.page(of: package, version, from: self.text(file.bytes, path))
            }
        }
    }

    /// How often a package is fetched, as the registry's folder says; `nil` where nobody counts.
    ///
    /// - Throws: `registry-malformed`, or why the registry can't be read.
    package func statistics(of package: PackageName) async throws -> PackageStatistics? {
        let path = RegistryLayout.statistics(of: package)
        let limit = RegistryCodec.statisticsSizeLimit
        return try await explaining("while reading of `\(package)` in the registry `\(address)`") {
            try await self.carrier.head(path, limit: limit).map { file in
                try RegistryCodec.statistics(from: self.text(file.bytes, path))
            }
        }
    }

    /// Names of packages that look like `text`, with or without a scope; none where nobody lists them.
    package func names(near text: String) async -> [String] {
        let path = RegistryLayout.names
        guard let file = try? await carrier.head(path, limit: RegistryCodec.namesSizeLimit),
            let names = try? RegistryCodec.names(from: self.text(file.bytes, path))
        else { return [] }
        guard !text.hasPrefix("@") else {
            return NearestNames.of(text, among: names.lazy.map(\.description))
        }
        let near = NearestNames.of(text, among: Set(names.map(\.name)))
        return near.flatMap { name in names.filter { $0.name == name }.prefix(2).map(\.description)
        }
    }

    /// The server of the registry; `nil` for a folder that nobody serves.
    ///
    /// - Throws: `registry-api-refused` when the address is none that may be asked.
    package func server() async throws -> RegistryQueries? {
        guard case .url(let own) = address, let text = try await configuration().api else {
            return nil
        }
        return try RegistryQueries(text, of: own, settings: settings)
    }
}
