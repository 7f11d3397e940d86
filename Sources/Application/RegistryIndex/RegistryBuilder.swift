// SPDX-License-Identifier: Apache-2.0

internal import ArchiveKit
package import Diagnostics
package import FileSystemKit
package import LanguageSupport
package import ModuleModel
package import ModuleSources

/// Writes the static folder that is a registry (`docs/formats/registry.md`).
///
/// What never changes first, heads last, each file replaced atomically: who reads meanwhile sees a version
/// whole or not at all, and a builder that is killed leaves nothing that an index names and is not
/// there. Builders of one folder wait for each other. Equal packages give equal folders.
package struct RegistryBuilder: Sendable {
    /// Reads a manifest; relative paths in it are relative to the folder.
    package typealias ManifestReading =
        @Sendable (SourceText, _ folder: String) throws -> Manifest

    /// When the files that tell of all packages are brought up to date.
    package enum HeadsUpdate: Hashable, Sendable {
        /// With the change.
        case immediate
        /// By a later ``RegistryBuilder/refreshHeads(of:)``, so that a change costs the same in a registry
        /// of any size.
        case deferred
    }

    /// Stands for the project of whoever uses a package, until there is one.
    static let projectFolder = "/project"

    /// The folder.
    package let root: FilePath

    let files: RegistryFiles
    private let packer: PackagePacker

    /// Prepares to build in `root`, an absolute path; nothing is written yet.
    ///
    /// `languages` read what pages say of modules, and the imports that Deno has to know by other names.
    package init(
        root: FilePath,
        readManifest: @escaping ManifestReading,
        languages: [any LanguageFrontEnd] = []
    ) {
        self.root = root
        files = RegistryFiles(root: root)
        let languages = SourceLanguages(languages)
        packer = PackagePacker(readManifest: readManifest, languages: languages)
    }

    /// What the registry says of itself; `nil` for a folder that is none yet.
    ///
    /// - Throws: what is wrong with its `config.json`.
    package var configuration: RegistryConfiguration? {
        get throws { try files.configuration }
    }

    /// What is told of a package whose files cannot be read, where the others are to go on without it.
    package typealias Skipping = (PackageName, any Error) -> Void

    /// Makes the folder a registry, or changes what it says of itself.
    ///
    /// - Throws: `FileSystemError`; what is wrong with a package, unless `skip` is told of it.
    package func configure(
        _ configuration: RegistryConfiguration,
        skip: Skipping? = nil
    ) throws {
        try files.exclusively {
            let address = try files.configuration?.address
            let file = OutputFile(
                name: RegistryLayout.configuration,
                bytes: RegistryCodec.encode(configuration)
            )
            try files.write([file])
            guard configuration.address != address else { return }
            for name in try files.packages {
                try Self.attempt(name, skip) {
                    try files.write(npmFiles(of: try files.index(of: name), configuration.address))
                }
            }
        }
    }

    /// Publishes packages, all of them or none.
    ///
    /// A version that is there with the same content stays as it is.
    ///
    /// - Throws: `registry-version-exists` for a version that is there with other content, what is
    ///   wrong with a package, or `FileSystemError`.
    /// - Returns: the releases as the registry lists them, in the order of `submissions`.
    @discardableResult
    package func publish(
        _ submissions: [PackageSubmission],
        heads: HeadsUpdate = .immediate
    ) throws -> [PackageRelease] {
        let packed = try submissions.map { try packer.pack($0) }
        return try files.exclusively {
            var session = PublishingSession(files: files)
            let releases = try packed.map { try session.add($0) }
            let lasting = try session.takeAdded().map { try $0.files(languages: packer.languages) }
            try files.write(lasting.flatMap(\.self))
            try write(session.indexes.values.sorted { $0.name < $1.name }, heads)
            return releases
        }
    }

    /// Publishes those of many packages with which nothing is wrong.
    ///
    /// Killed before it ends, it has published none.
    ///
    /// - Parameters:
    ///   - count: the number of packages.
    ///   - heads: when the files that tell of all packages change.
    ///   - submission: reads the package of a number below `count`; called on several threads.
    /// - Throws: `FileSystemError`, where nothing can be published at all.
    /// - Returns: the release of each package, or what is wrong with it, in order.
    package func publishEach(
        _ count: Int,
        heads: HeadsUpdate = .immediate,
        submission: @Sendable (Int) throws -> PackageSubmission
    ) throws -> [Result<PublishedPackage, any Error>] {
        try files.exclusively {
            var publication = BulkPublication(files: files, packer: packer)
            let results = try publication.write(count, submission)
            try write(publication.session.indexes.values.sorted { $0.name < $1.name }, heads)
            return results
        }
    }

    // MARK: What may change

    /// Withdraws a version, so that it is never newly chosen, or takes that back with `nil`.
    ///
    /// - Throws: `registry-release-missing`.
    package func yank(
        _ name: PackageName,
        _ version: Version,
        reason: String?,
        heads: HeadsUpdate = .immediate
    ) throws {
        try change(name, version, heads) { $0.yanked = reason }
    }

    /// Advises against a version, or against all of a package where `version` is `nil`; takes that back
    /// without a `message`.
    ///
    /// - Throws: `registry-release-missing`.
    package func deprecate(
        _ name: PackageName,
        _ version: Version?,
        message: String?,
        heads: HeadsUpdate = .immediate
    ) throws {
        try change(name, version, heads) { $0.deprecated = message }
    }

    /// Says who may publish a package.
    ///
    /// - Throws: `registry-release-missing` for a package that has no version.
    package func setOwners(_ name: PackageName, _ owners: [String]) throws {
        try files.exclusively {
            let index = try files.index(of: name)
            guard !index.releases.isEmpty else {
                throw RegistryBuildError.releaseMissing(name.description)
            }
            let changed = try PackageIndex(name: name, releases: index.releases, owners: owners)
            try write([changed], .deferred)
        }
    }

    /// Brings what follows from a package's index up to date: what Deno and npm read of all its versions.
    ///
    /// Whoever was killed behind the index left that undone.
    package func completeFiles(of name: PackageName) throws {
        try files.exclusively { try write([files.index(of: name)], .deferred) }
    }

    /// Brings `index/names.json` and `search.json` up to date.
    ///
    /// - Parameters:
    ///   - names: the packages that changed; all are looked at without them.
    ///   - skip: is told of packages that cannot be read; without it, they are thrown.
    /// - Throws: what is wrong with a file of the registry, or `FileSystemError`.
    package func refreshHeads(of names: Set<PackageName>? = nil, skip: Skipping? = nil) throws {
        try files.exclusively {
            try files.write(RegistryHeads(files: files, skip: skip).files(after: names))
        }
    }

    /// Does something with a package, and goes on without it where `skip` is told of what fails.
    static func attempt(_ name: PackageName, _ skip: Skipping?, _ body: () throws -> Void) throws {
        do { try body() } catch {
            guard let skip else { throw error }
            skip(name, error)
        }
    }

    private func change(
        _ name: PackageName,
        _ version: Version?,
        _ heads: HeadsUpdate,
        _ body: (inout PackageRelease) -> Void
    ) throws {
        try files.exclusively {
            let index = try files.index(of: name)
            var releases = index.releases
            let places = releases.indices.filter {
                version == nil || releases[$0].version == version
            }
            guard !places.isEmpty else {
                let subject = version.map { "\(name)@\($0)" } ?? name.description
                throw RegistryBuildError.releaseMissing(subject)
            }
            for place in places { body(&releases[place]) }
            try write([try index.replacing(releases)], heads)
        }
    }

    // MARK: Heads

    /// Writes indexes and what follows from them.
    private func write(_ indexes: [PackageIndex], _ heads: HeadsUpdate) throws {
        let address = try files.configuration?.address
        var output: [OutputFile] = []
        for index in indexes {
            let text = RegistryCodec.encode(index, folder: Self.projectFolder)
            output.append(OutputFile(name: RegistryLayout.index(of: index.name), bytes: text))
            if let file = JSRPackage(index: index, files: files).file { output.append(file) }
            output += try npmFiles(of: index, address)
        }
        try files.write(output)
        guard heads == .immediate, !indexes.isEmpty else { return }
        try files.write(RegistryHeads(files: files).files(after: Set(indexes.map(\.name))))
    }

    private func npmFiles(of index: PackageIndex, _ address: String?) throws -> [OutputFile] {
        try NPMPackage(index: index, files: files, address: address).makeFiles()
    }
}
