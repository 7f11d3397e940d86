// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// Cuts a question down to the facts of an analysis.
struct CoreBuilder {
    private let failure: SolverFailure
    private let analysis: FailureAnalysis

    init(_ failure: SolverFailure, _ analysis: FailureAnalysis) {
        self.failure = failure
        self.analysis = analysis
    }

    func build() -> SolverFailure {
        var catalogue = SolverCatalogue()
        for entry in analysis.search.tables.packages where entry.isLoaded {
            catalogue.add(entry.name, entry.releases.map { bare($0, entry) })
        }
        for fact in analysis.facts {
            if case .demand(let number) = fact { restore(number, in: &catalogue) }
        }
        var problem = analysis.search.problem
        problem.requirements = problem.requirements.enumerated()
            .filter { analysis.facts.contains(.root(Int32(truncatingIfNeeded: $0.offset))) }
            .map(\.element)
        return SolverFailure(problem: problem, catalogue: catalogue)
    }

    /// A release that needs nothing; with its features, so that it still has them.
    private func bare(_ release: SolverRelease, _ entry: PackageEntry) -> SolverRelease {
        var bare = release
        bare.dependencies = release.dependencies.filter { $0.value.isOptional }
            .mapValues { _ in Dependency(usesDefaultFeatures: false, isOptional: true) }
        bare.features = release.features.mapValues { _ in [] }
        // An optional dependency that a feature switches on by `dep:` is no feature of its own.
        let hiding = release.features.values.joined().filter { $0.hasPrefix("dep:") }.sorted()
        if !hiding.isEmpty { bare.features[Self.hidden] = hiding }
        bare.requirements = [:]
        if !analysis.facts.contains(.withheld(entry.node)) {
            bare.yanked = nil
            bare.published = nil
        }
        return bare
    }

    private static let hidden = "dep:"

    private func restore(_ number: Int32, in catalogue: inout SolverCatalogue) {
        let tables = analysis.search.tables
        let demand = tables.demands[Int(number)]
        let source = tables.nodes[Int(demand.source)]
        let entry = tables.packages[Int(source.package)]
        let states = tables.sets.states(demand.versions, source.width)
        var releases = catalogue[entry.name]
        for state in states {
            let whole = entry.releases[state - 1]
            switch (source.kind, demand.target) {
            case (_, .environment(let name, _)):
                let name = tables.texts[Int(name)]
                releases[state - 1].requirements[name] = whole.requirements[name]
            case (.package, .package(let package, _)), (.package, .feature(let package, _, _)):
                let name = tables.packages[Int(package)].name
                releases[state - 1].dependencies[name] = whole.dependencies[name]
            case (.option(let package), _):
                let name = tables.packages[Int(package)].name
                releases[state - 1].dependencies[name] = whole.dependencies[name]
            case (.feature(let feature), _):
                let feature = tables.texts[Int(feature)]
                releases[state - 1].features[feature] = whole.features[feature]
                restoreTarget(demand.target, whole, &releases[state - 1])
            case (.package, _): break
            }
        }
        catalogue.add(entry.name, releases)
    }

    private func restoreTarget(
        _ target: Demand.Target,
        _ whole: SolverRelease,
        _ release: inout SolverRelease
    ) {
        let package: Int32
        switch target {
        case .feature(let number, _, _), .weakFeature(let number, _, _, _): package = number
        case .package, .option, .environment: return
        }
        let name = analysis.search.tables.packages[Int(package)].name
        if let dependency = whole.dependencies[name] { release.dependencies[name] = dependency }
    }
}
