// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel

/// Writes a release as an index has it; what is empty is left out.
struct ReleaseWriter {
    /// Paths in permissions that lie below this folder are written from there.
    let folder: String

    func value(of release: PackageRelease) -> JSONValue {
        var members: [String: JSONValue] = [
            "archive": .string(release.archive.description),
            "digest": .string(release.digest.description),
            "size": .integer(Int64(release.size)),
            "language": .string(release.language),
            "published": .string(release.published.description),
        ]
        members["yanked"] = release.yanked.map { .string($0) }
        members["deprecated"] = release.deprecated.map { .string($0) }
        if !release.dependencies.isEmpty {
            let dependencies = release.dependencies.map {
                ($0.key.description, value(of: $0.value))
            }
            members["dependencies"] = .object(Dictionary(dependencies) { first, _ in first })
        }
        if !release.features.isEmpty {
            members["features"] = .object(release.features.mapValues { strings($0) })
        }
        if !release.exports.isEmpty {
            members["exports"] = .object(release.exports.mapValues { .string($0) })
        }
        if !release.requirements.isEmpty {
            members["engines"] = .object(
                release.requirements.mapValues { .string($0.description) }
            )
        }
        if !release.permissions.isEmpty {
            members["permissions"] = strings(
                release.permissions.permissions.map { $0.text(relativeTo: folder) }
            )
        }
        return .object(members)
    }

    private func value(of dependency: Dependency) -> JSONValue {
        let version = JSONValue.string(dependency.requirement.description)
        var members: [String: JSONValue] = [:]
        if !dependency.features.isEmpty { members["features"] = strings(dependency.features) }
        if !dependency.usesDefaultFeatures { members["defaultFeatures"] = false }
        if dependency.isOptional { members["optional"] = true }
        guard !members.isEmpty else { return version }
        members["version"] = version
        return .object(members)
    }

    private func strings(_ strings: [String]) -> JSONValue {
        .array(strings.map { .string($0) })
    }
}
