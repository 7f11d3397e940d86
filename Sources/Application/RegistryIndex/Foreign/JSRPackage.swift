// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel
internal import ModuleSources

/// The versions of a package, as Deno reads them from JSR.
struct JSRPackage {
    let index: PackageIndex
    let files: RegistryFiles

    /// The file; `nil` when no version is there for Deno.
    var file: OutputFile? {
        let releases = index.releases.filter {
            files.has(RegistryLayout.jsrVersion(of: index.name, $0.version))
        }
        guard !releases.isEmpty else { return nil }
        let versions = releases.map { release in
            var members: [String: JSONValue] = ["createdAt": .string(release.published.description)]
            if release.isYanked { members["yanked"] = true }
            return (release.version.description, JSONValue.object(members))
        }
        var members: [String: JSONValue] = [
            "scope": .string(index.name.scope),
            "name": .string(index.name.name),
            "versions": .object(Dictionary(versions) { first, _ in first }),
        ]
        members["latest"] = releases.newest.map { .string($0.version.description) }
        return OutputFile(
            name: RegistryLayout.jsrVersions(of: index.name),
            bytes: JSONValue.object(members).encoded(.lines)
        )
    }
}
