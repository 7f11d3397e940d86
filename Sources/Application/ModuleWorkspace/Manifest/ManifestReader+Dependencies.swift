// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ModuleModel
internal import TOMLKit

// MARK: - [dependencies], [dev-dependencies]

extension ManifestReader {
    /// The keys of a dependency that is a table, in the order in which they are written.
    static let dependencyKeys = [
        "version", "path", "url", "git", "branch", "tag", "rev", "registry", "features",
        "default-features", "optional",
    ]

    mutating func dependencies(
        _ section: TOMLTable,
        in path: String
    ) throws -> [ManifestName: Dependency] {
        var dependencies: [ManifestName: Dependency] = [:]
        for member in section.members {
            let name = try parsed(member.key, at: member) { try ManifestName(parsing: $0) }
            dependencies[name] = try dependency(member, in: "\(path).\(member.key)")
        }
        return dependencies
    }

    private mutating func dependency(
        _ member: TOMLTable.Member,
        in path: String
    ) throws -> Dependency {
        guard member.value.string == nil else {
            return Dependency(try parsed(member) { try VersionRequirement(parsing: $0) })
        }
        guard let table = member.value.table else {
            throw error("a requirement such as \"^1.2\", or a table, is needed", at: member)
        }
        var dependency = Dependency()
        var origins: [TOMLTable.Member] = []
        var references: [TOMLTable.Member] = []
        for part in table.members {
            switch part.key {
            case "version":
                dependency.requirement = try parsed(part) { try VersionRequirement(parsing: $0) }
            case "features": dependency.features = try strings(part)
            case "default-features": dependency.usesDefaultFeatures = try boolean(part)
            case "optional":
                dependency.isOptional = try boolean(part)
                guard !path.hasPrefix("dev-") || !dependency.isOptional else {
                    throw error("only `[dependencies]` can be optional", at: part)
                }
            case "path", "url", "git", "registry": origins.append(part)
            case "branch", "tag", "rev": references.append(part)
            default: warn(part, in: path, known: Self.dependencyKeys)
            }
        }
        dependency.origin = try origin(origins, references)
        return dependency
    }

    /// Where a dependency is taken from: one place, and a reference only where that is a repository.
    private func origin(
        _ origins: [TOMLTable.Member],
        _ references: [TOMLTable.Member]
    ) throws -> DependencyOrigin {
        if origins.count > 1 {
            throw error(
                "`\(origins[0].key)` and `\(origins[1].key)` are two places to take it from",
                at: origins[1],
                hints: ["keep one of them"]
            )
        }
        if references.count > 1 {
            throw error(
                "`\(references[0].key)` and `\(references[1].key)` exclude each other",
                at: references[1],
                hints: ["keep one of them"]
            )
        }
        if let reference = references.first, origins.first?.key != "git" {
            throw error("`\(reference.key)` needs `git`", at: reference)
        }
        guard let origin = origins.first else { return .registry(nil) }
        switch origin.key {
        case "path":
            let path = try string(origin)
            guard !path.isEmpty, !path.utf8.contains(0) else {
                throw error("`path` names no folder", at: origin.value.span)
            }
            return .folder(path)
        case "url": return .archive(try parsed(origin) { try ModuleURL(parsing: $0) })
        case "registry": return .registry(try string(origin))
        default:
            let url = try parsed(origin) { try ModuleURL(parsing: $0) }
            return .git(url, try references.first.map { try gitReference($0) })
        }
    }

    private func gitReference(_ member: TOMLTable.Member) throws(ManifestError) -> GitRefName {
        let text = try string(member)
        guard let name = GitRefName(parsing: text) else {
            throw error("`\(text)` is no branch, tag or commit", at: member.value.span)
        }
        return name
    }
}

// MARK: - [engines]

extension ManifestReader {
    /// A range of versions for each name; a tag means nothing where no registry can be asked.
    func engines(_ section: TOMLTable) throws -> [String: VersionRequirement] {
        try named(section) { reader, member in
            try reader.checkName(member)
            let requirement = try reader.parsed(member) { try VersionRequirement(parsing: $0) }
            if case .tag(let tag) = requirement {
                throw reader.error(
                    "`\(tag)` is no range of versions",
                    at: member.value.span,
                    hints: ["write a range such as `>=0.1`"]
                )
            }
            return requirement
        }
    }
}
