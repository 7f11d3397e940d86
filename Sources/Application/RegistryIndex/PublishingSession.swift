// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import ModuleSources

/// Packages that are published together, and the indexes that they change.
struct PublishingSession {
    /// A package, and its release as the registry lists it.
    struct Addition: Sendable {
        let package: PackedPackage
        let release: PackageRelease

        /// The files of the version itself, which never change.
        func files(languages: SourceLanguages) throws -> [OutputFile] {
            var output: [OutputFile] = []
            if package.release.archive == release.archive {
                let name = RegistryLayout.archive(release.archive)
                output.append(OutputFile(name: name, bytes: package.archive))
            }
            output.append(
                OutputFile(
                    name: RegistryLayout.page(of: package.name, release.version),
                    bytes: RegistryCodec.encode(package.page)
                )
            )
            output += JSRVersion(package: package, languages: languages).files ?? []
            output += try NPMVersion(package: package).files() ?? []
            return output
        }
    }

    let files: RegistryFiles
    private(set) var indexes: [PackageName: PackageIndex] = [:]
    private var added: [Addition] = []
    private var subjects: Set<String> = []

    init(files: RegistryFiles) {
        self.files = files
    }

    /// Adds a package; nothing is written.
    ///
    /// - Returns: the release as the registry lists it, the published one if it is there already.
    mutating func add(_ package: PackedPackage) throws -> PackageRelease {
        let before = try indexes[package.name] ?? files.index(of: package.name)
        let (index, release) = try before.adding(package)
        indexes[package.name] = index
        if subjects.insert(package.subject).inserted {
            added.append(Addition(package: package, release: release))
        }
        return release
    }

    /// The packages that were added since this was last asked, each once.
    mutating func takeAdded() -> [Addition] {
        defer { added = [] }
        return added
    }
}
