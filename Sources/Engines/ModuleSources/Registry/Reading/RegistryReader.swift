// SPDX-License-Identifier: Apache-2.0

internal import ArchiveKit
internal import Diagnostics
package import ModuleModel

/// Reads one registry, and believes nothing that it can check.
///
/// One value serves one run: an index means the same for as long as the value lives.
package final class RegistryReader: Sendable {
    /// The most files of one registry that are read at once.
    package static let readLimit = 16

    /// Where the registry is.
    package let address: RegistryAddress

    let settings: RegistrySettings
    let carrier: any RegistryCarrier
    private let configurations = OnceMap<RegistryAddress, RegistryConfiguration>()
    private let indexes = OnceMap<PackageName, LoadedIndex>()

    /// Creates a reader that has not read anything yet.
    package init(_ address: RegistryAddress, _ settings: RegistrySettings) {
        self.address = address
        self.settings = settings
        carrier = settings.carrier(of: address)
    }

    /// What the registry says of itself.
    ///
    /// - Throws: `registry-not-found`, `registry-format-unknown`, or why it can't be read.
    package func configuration() async throws -> RegistryConfiguration {
        try await configurations.value(for: address) {
            try await self.explaining("while asking the registry `\(self.address)` what it is") {
                let path = RegistryLayout.configuration
                let limit = RegistryCodec.configurationSizeLimit
                guard let file = try await self.carrier.head(path, limit: limit) else {
                    throw RegistryError.notFound(self.address)
                }
                return try RegistryCodec.configuration(from: self.text(file.bytes, path))
            }
        }
    }

    /// The versions of a package.
    ///
    /// - Throws: `package-not-found` with the names that look alike, `registry-malformed`, or why the
    ///   registry can't be read.
    package func index(of package: PackageName) async throws -> LoadedIndex {
        _ = try await configuration()
        return try await indexes.value(for: package) {
            try await self.explaining(
                "while reading of `\(package)` in the registry `\(self.address)`"
            ) { try await self.loadIndex(of: package) }
        }
    }

    /// The files of one version, each checked against what the index promised.
    ///
    /// - Throws: `IntegrityFailure` when the archive or the tree is another, `package-index-mismatch`
    ///   when the manifest says otherwise, an `ArchiveError`, or why the registry can't be read.
    package func package(
        _ name: PackageName,
        _ release: PackageRelease
    ) async throws -> RegistryPackage {
        try await packed(name, release).package
    }

    /// The bytes of the archive of one version, after the same checks.
    ///
    /// - Throws: as ``package(_:_:)`` does.
    package func archive(_ name: PackageName, _ release: PackageRelease) async throws -> [UInt8] {
        try await packed(name, release).archive
    }

    private func packed(
        _ name: PackageName,
        _ release: PackageRelease
    ) async throws -> (package: RegistryPackage, archive: [UInt8]) {
        let subject = "\(name)@\(release.version)"
        return try await explaining("while fetching `\(subject)` from the registry `\(address)`") {
            let path = RegistryLayout.archive(release.archive)
            // One byte more shows that there is more.
            let limit = min(release.size, ArchiveLimits().archiveBytes) + 1
            guard let bytes = try await self.carrier.immutable(path, limit: limit) else {
                throw RegistryError.archiveMissing(subject, path, self.address)
            }
            let found = ContentDigest.ofFile(bytes)
            guard found == release.archive else {
                throw IntegrityFailure(
                    subject: "the archive of \(subject) in the registry \(self.address)",
                    expected: release.archive,
                    found: found
                )
            }
            let files = try PackageArchive.decode(bytes, name: "\(subject).tar.gz")
            let check = PackageCheck(
                name: name,
                release: release,
                registry: self.address,
                settings: self.settings
            )
            return (try check.package(files, archiveSize: bytes.count), bytes)
        }
    }

    /// What the registry knows of modules: see `Advisory.subjects`.
    ///
    /// - Throws: why the registry can't be read; what is wrong with one advisory is part of the answer.
    package func advisories(about subjects: Set<String>) async throws -> AdvisoryAnswer {
        _ = try await configuration()
        let source = AdvisorySource(name: "\(address)", carrier: carrier)
        return try await explaining("while reading the advisories of the registry `\(address)`") {
            try await source.listed(about: subjects)
        }
    }

    /// A reader of the same registry that has not read anything yet.
    package func again() -> RegistryReader { RegistryReader(address, settings) }

    /// The names of all packages; none where the registry has no list of them.
    ///
    /// - Throws: why the list can't be read.
    package func names() async throws -> [PackageName] {
        let path = RegistryLayout.names
        guard let file = try await carrier.head(path, limit: RegistryCodec.namesSizeLimit) else {
            return []
        }
        return try RegistryCodec.names(from: text(file.bytes, path))
    }

    private func loadIndex(of package: PackageName) async throws -> LoadedIndex {
        let path = RegistryLayout.index(of: package)
        guard let file = try await carrier.head(path, limit: RegistryCodec.indexSizeLimit) else {
            let near = await nearNames(package)
            throw RegistryError.packageMissing(package, address, near: near)
        }
        let index = try RegistryCodec.index(
            of: package,
            from: text(file.bytes, path),
            folder: settings.projectFolder
        )
        return LoadedIndex(index: index, registry: address, freshness: file.freshness)
    }

    /// Names that may have been meant; none where the registry has no list of names.
    private func nearNames(_ package: PackageName) async -> [String] {
        guard let names = try? await names() else { return [] }
        return NearestNames.of(package.description, among: names.lazy.map(\.description))
    }

    func text(_ bytes: [UInt8], _ path: String) -> SourceText {
        let base = "\(address)"
        let name = base.hasSuffix("/") ? base + path : "\(base)/\(path)"
        return SourceText(name: name, bytes: bytes)
    }

    /// Says which registry and package an error is about, where it does not say so itself.
    func explaining<Value: Sendable>(
        _ context: String,
        _ body: @Sendable () async throws -> Value
    ) async throws -> Value {
        do {
            return try await body()
        } catch let error as RegistryError {
            throw error
        } catch let error as IntegrityFailure {
            throw error
        } catch let error as any DiagnosticError {
            throw error.adding(context: context)
        }
    }
}
