// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import ModuleSources

/// Packages that are published together, and the indexes that they change.
struct PublishingSession {
    let files: RegistryFiles
    private(set) var indexes: [PackageName: PackageIndex] = [:]
    private var added: [(package: PackedPackage, release: PackageRelease)] = []

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
        added.append((package, release))
        return release
    }

    /// The files of the versions themselves, which never change.
    func lastingFiles(languages: SourceLanguages) throws -> [OutputFile] {
        var output: [OutputFile] = []
        for (package, release) in added {
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
        }
        return output
    }
}
