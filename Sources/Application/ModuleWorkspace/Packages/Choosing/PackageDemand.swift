// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleModel
internal import VersionSolving

/// What a project asks of registries: its own dependencies, and those of the folders that it depends on.
struct PackageDemand: Hashable, Sendable {
    /// What the solver is asked for.
    let requirements: [RootRequirement]

    /// The same in short, as the lock keeps it: who has the lock sees whether it still fits.
    let lines: [String: String]

    /// Reads the manifests of a project; what a person asks for now is in its manifest, and not yet in the
    /// file.
    ///
    /// - Throws: ``PackageError`` for a dependency that no source has.
    init(_ project: Project, asked: Set<PackageName> = []) throws(PackageError) {
        let own = project.ownManifestName
        var requirements = try Self.requirements(of: project.manifest, origin: own)
        for folder in project.folders {
            // What tests a folder is not needed by who depends on it.
            requirements += try Self.requirements(of: folder.manifest, origin: folder.manifestName)
                .filter { !$0.isDevelopment }
        }
        self.requirements = requirements.map { requirement in
            var requirement = requirement
            if case .scoped(let name) = requirement.name, requirement.origin == own {
                requirement.isAsked = asked.contains(name)
            }
            return requirement
        }
        var lines: [String: String] = [:]
        for requirement in requirements {
            let place = requirement.origin == own ? "" : " in \(requirement.origin)"
            let kind = requirement.isDevelopment ? " for tests" : ""
            lines["\(requirement.name)\(kind)\(place)"] = Self.line(requirement.dependency)
        }
        self.lines = lines
    }

    private init(_ requirements: [RootRequirement], _ lines: [String: String]) {
        self.requirements = requirements
        self.lines = lines
    }

    /// The same, with one package asked for in another way, as `tenon add` would write it.
    func asking(for name: PackageName, _ requirement: VersionRequirement) -> PackageDemand {
        let own = requirements.first { $0.name == .scoped(name) }
        var asked = own ?? RootRequirement(.scoped(name), Dependency(requirement))
        asked.dependency.requirement = requirement
        asked.isAsked = true
        return PackageDemand(requirements.filter { $0.name != .scoped(name) } + [asked], lines)
    }

    /// Whether a lock was made for this, and has everything that is asked for by name.
    func isMet(by lock: Lock) -> Bool {
        lock.requirements == lines && names.isSubset(of: lock.packages.keys)
    }

    /// The packages that are asked for by name.
    var names: Set<PackageName> {
        Set(
            requirements.compactMap { requirement in
                if case .scoped(let name) = requirement.name { name } else { nil }
            }
        )
    }

    private static func requirements(
        of manifest: Manifest,
        origin: String
    ) throws(PackageError) -> [RootRequirement] {
        var found: [RootRequirement] = []
        for requirement in SolverProblem(manifest, origin: origin).requirements {
            switch (requirement.dependency.origin, requirement.name) {
            case (.folder, _), (.archive, _): continue
            case (.git, let name):
                throw .sourceMissing(name, source: "a git repository", manifest: origin)
            case (.registry, .local):
                throw .withoutScope(requirement.name, manifest: origin)
            case (.registry, .scoped): found.append(requirement)
            }
        }
        return found
    }

    private static func line(_ dependency: Dependency) -> String {
        var words = ["\(dependency.requirement)"]
        if case .registry(let name?) = dependency.origin { words.append("from \(name)") }
        if !dependency.features.isEmpty {
            words.append("with " + Set(dependency.features).sorted().joined(separator: ","))
        }
        if !dependency.usesDefaultFeatures { words.append("without default") }
        return words.joined(separator: " ")
    }
}
