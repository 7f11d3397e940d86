// SPDX-License-Identifier: Apache-2.0

package import ModuleModel
internal import TOMLKit

// MARK: - Dependencies

extension ManifestEditor {
    /// Adds a dependency, or makes the one of that name mean exactly `dependency`.
    ///
    /// What is written as a table stays one, with the keys in it that nobody knows.
    package mutating func setDependency(
        _ name: ManifestName,
        _ dependency: Dependency,
        in section: DependencySection = .normal
    ) throws {
        let path = [section.rawValue, name.description]
        let members = Self.members(of: dependency)
        guard editor.value(at: path)?.members != nil else {
            if members.count == 1, let version = members.first, version.key == "version" {
                try set(path, version.value)
            } else {
                try set(path, .table(members))
            }
            return
        }
        for key in ManifestReader.dependencyKeys where !members.contains(where: { $0.key == key }) {
            try editor.remove(path + [key])
        }
        for member in members { try editor.set(path + [member.key], to: member.value) }
    }

    /// Takes a dependency out, and out of the features that switch on it or a part of it.
    ///
    /// - Returns: whether it was there.
    @discardableResult
    package mutating func removeDependency(
        _ name: ManifestName,
        from section: DependencySection = .normal
    ) throws -> Bool {
        guard try editor.remove([section.rawValue, name.description]) else { return false }
        guard section == .normal else { return true }
        for feature in editor.value(at: ["features"])?.members ?? [] {
            guard case .array(let targets) = feature.value else { continue }
            for target in targets {
                guard case .string(let text) = target, text.hasPrefix(name.description),
                    ["", "/"].contains(text.dropFirst(name.description.count).prefix(1)),
                    editor.value(at: ["features", text]) == nil
                else { continue }
                try editor.remove(target, fromArrayAt: ["features", feature.key])
            }
        }
        return true
    }

    /// Changes the range of a dependency and nothing else of it; adds the dependency where it is not there.
    package mutating func setRequirement(
        _ requirement: VersionRequirement,
        of name: ManifestName,
        in section: DependencySection = .normal
    ) throws {
        let path = [section.rawValue, name.description]
        let isTable = editor.value(at: path)?.members != nil
        try set(isTable ? path + ["version"] : path, .string(requirement.description))
    }

    /// Switches a feature of a dependency on; nothing happens where it is on, or where there is no such
    /// dependency.
    package mutating func addFeature(
        _ feature: String,
        to name: ManifestName,
        in section: DependencySection = .normal
    ) throws {
        let path = [section.rawValue, name.description]
        switch editor.value(at: path) {
        case nil: return
        case .string(let range)?:
            try set(
                path,
                .table([
                    TOMLLiteral.Member("version", .string(range)),
                    TOMLLiteral.Member("features", .array([.string(feature)])),
                ])
            )
        default:
            let features = path + ["features"]
            switch editor.value(at: features) {
            case .array(let old)?:
                guard !old.contains(.string(feature)) else { return }
                try editor.append(.string(feature), toArrayAt: features)
            default: try editor.set(features, to: .array([.string(feature)]))
            }
        }
    }

    /// The keys that say all that is not so anyway.
    private static func members(of dependency: Dependency) -> [TOMLLiteral.Member] {
        var members: [(String, TOMLLiteral)] = []
        let version = ("version", TOMLLiteral.string(dependency.requirement.description))
        if dependency.requirement != .any { members.append(version) }
        switch dependency.origin {
        case .registry(let name):
            if members.isEmpty { members.append(version) }
            if let name { members.append(("registry", .string(name))) }
        case .folder(let path): members.append(("path", .string(path)))
        case .archive(let url): members.append(("url", .string(url.description)))
        case .git(let url, let reference):
            members.append(("git", .string(url.description)))
            if let reference { members.append(("rev", .string(reference.description))) }
        }
        if !dependency.features.isEmpty {
            members.append(("features", .array(dependency.features.map { .string($0) })))
        }
        if !dependency.usesDefaultFeatures {
            members.append(("default-features", .boolean(false)))
        }
        if dependency.isOptional { members.append(("optional", .boolean(true))) }
        return members.map { TOMLLiteral.Member($0.0, $0.1) }
    }
}
