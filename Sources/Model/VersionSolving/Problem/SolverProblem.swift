// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// What is asked of the solver: the project's own requirements, and the rules of choosing.
package struct SolverProblem: Hashable, Sendable {
    /// The project's dependencies.
    package var requirements: [RootRequirement]

    /// The versions in the lock, which are kept where they will do, yanked ones too.
    package var locked: [ManifestName: Version] = [:]

    /// The version of each language and runtime that is here: `tenon`, `deno`, `javascript`.
    ///
    /// A release that needs one that is not listed cannot be chosen.
    package var environment: [String: Version] = [:]

    /// The packages whose prereleases may be chosen although no requirement names one.
    package var prereleases: Set<ManifestName> = []

    /// Whether that holds for all packages.
    package var allowsAllPrereleases = false

    /// The instant from which the age of a release is counted.
    package var now: Timestamp?

    /// How old a release must be to be newly chosen, in milliseconds.
    ///
    /// A release that the project's own requirement names by its exact number may be younger.
    package var cooldown: Int64 = 0

    /// The same for packages to which another time applies.
    package var cooldowns: [ManifestName: Int64] = [:]

    /// How old a release of `name` must be to be newly chosen, in milliseconds.
    func cooldown(of name: ManifestName) -> Int64 {
        cooldowns.isEmpty ? cooldown : cooldowns[name] ?? cooldown
    }

    /// Creates a problem.
    package init(_ requirements: [RootRequirement]) {
        self.requirements = requirements
    }

    /// What a manifest asks: its dependencies, those for its tests, and the features of dependencies
    /// that its own features switch on.
    package init(_ manifest: Manifest, origin: String = "tenon.toml") {
        requirements = []
        let sections = [(manifest.dependencies, false), (manifest.developmentDependencies, true)]
        for (section, isDevelopment) in sections {
            for (name, dependency) in section {
                requirements.append(
                    RootRequirement(
                        name,
                        dependency,
                        isDevelopment: isDevelopment,
                        origin: origin
                    )
                )
            }
        }
        for value in manifest.features.values.joined().sorted() {
            guard case .dependencyFeature(let name, let feature, _) = FeatureValue(value),
                let place = requirements.firstIndex(where: { $0.name.description == name })
            else { continue }
            requirements[place].dependency.features.append(feature)
        }
    }

    /// Forgets the locked versions of `names`, so that the newest ones are chosen.
    package mutating func unlock(_ names: some Sequence<ManifestName>) {
        for name in names { locked[name] = nil }
    }

    /// Forgets all locked versions.
    package mutating func unlockAll() { locked = [:] }

    /// What the tables depend on besides the catalogue.
    var settings: Tables.Settings {
        Tables.Settings(
            prereleases: PrereleaseRule(allowsAll: allowsAllPrereleases, allowed: prereleases),
            environment: environment
        )
    }

    /// Which packages may be prereleases without being asked for.
    struct PrereleaseRule: Hashable, Sendable {
        var allowsAll = false
        var allowed: Set<ManifestName> = []

        func allows(_ name: ManifestName) -> Bool { allowsAll || allowed.contains(name) }
    }
}
