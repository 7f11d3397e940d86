// SPDX-License-Identifier: Apache-2.0

import ModuleModel
import VersionSolving

/// A second opinion, which shares no code with the solver.
///
/// It writes the question as clauses over "this version is chosen" and "this feature is on".
struct SatOracle {
    private enum Fact: Hashable {
        case version(ManifestName, Int)
        case feature(ManifestName, String)
        case option(ManifestName, ManifestName)
    }

    private let catalogue: SolverCatalogue
    private let problem: SolverProblem
    private let features: Set<String>
    private var numbers: [Fact: Int] = [:]
    /// Literals are numbers from 1, negative where the fact must not hold; one of a clause must be true.
    private var clauses: [[Int]] = []

    /// Whether there is a solution.
    static func isSolvable(_ catalogue: SolverCatalogue, _ problem: SolverProblem) -> Bool {
        var oracle = SatOracle(catalogue: catalogue, problem: problem)
        oracle.build()
        return oracle.search()
    }

    private init(catalogue: SolverCatalogue, problem: SolverProblem) {
        self.catalogue = catalogue
        self.problem = problem
        features = Self.features(catalogue, problem)
    }

    // MARK: Clauses

    private mutating func literal(_ fact: Fact) -> Int {
        if let number = numbers[fact] { return number }
        numbers[fact] = numbers.count + 1
        return numbers.count
    }

    private mutating func build() {
        for name in catalogue.names {
            let releases = catalogue[name]
            for (place, release) in releases.enumerated() {
                let this = literal(.version(name, place))
                for other in 0..<place { clauses.append([-this, -literal(.version(name, other))]) }
                if isBarred(name, release) { clauses.append([-this]) }
                addRelease(name, release, this)
            }
        }
        for root in problem.requirements { need([], root.name, root.dependency) }
    }

    private func isBarred(_ name: ManifestName, _ release: SolverRelease) -> Bool {
        for (runtime, requirement) in release.requirements {
            guard let here = problem.environment[runtime], requirement.contains(here) else {
                return true
            }
        }
        if problem.locked[name] == release.version { return false }
        if release.yanked != nil { return true }
        guard problem.cooldown > 0, let now = problem.now, let published = release.published,
            now.milliseconds - published.milliseconds < problem.cooldown
        else { return false }
        return !problem.requirements.contains {
            $0.name == name && $0.dependency.requirement == .exactly(release.version)
        }
    }

    private mutating func addRelease(_ name: ManifestName, _ release: SolverRelease, _ this: Int) {
        for (target, dependency) in release.dependencies {
            if dependency.isOptional {
                need([-this, -literal(.option(name, target))], target, dependency)
            } else {
                need([-this], target, dependency)
            }
        }
        for feature in features {
            let premise = [-this, -literal(.feature(name, feature))]
            if let values = release.features[feature] {
                for value in values { add(value, premise, name, release) }
            } else if let target = optional(feature, release), !hides(target, release) {
                clauses.append(premise + [literal(.option(name, target))])
            } else if feature != "default" {
                clauses.append(premise)
            }
        }
    }

    /// Every feature that anything could switch on in some package.
    private static func features(
        _ catalogue: SolverCatalogue,
        _ problem: SolverProblem
    ) -> Set<String> {
        var all: Set<String> = ["default"]
        for release in catalogue.names.flatMap({ catalogue[$0] }) {
            all.formUnion(release.features.keys)
            for value in release.features.values.joined() {
                all.formUnion(value.split(separator: "/").suffix(1).map(String.init))
            }
            for (name, dependency) in release.dependencies {
                if dependency.isOptional { all.insert("\(name)") }
                all.formUnion(dependency.features)
            }
        }
        for root in problem.requirements { all.formUnion(root.dependency.features) }
        return all
    }

    private func optional(_ text: String, _ release: SolverRelease) -> ManifestName? {
        release.dependencies.first { $0.key.description == text && $0.value.isOptional }?.key
    }

    private func hides(_ name: ManifestName, _ release: SolverRelease) -> Bool {
        release.features.values.joined().contains("dep:\(name)")
    }

    private mutating func add(
        _ value: String,
        _ premise: [Int],
        _ name: ManifestName,
        _ release: SolverRelease
    ) {
        if let text = value.after("dep:") {
            clauses.append(
                premise + (optional(text, release).map { [literal(.option(name, $0))] } ?? [])
            )
            return
        }
        let parts = value.split(separator: "/").map(String.init)
        guard parts.count == 3 else {
            clauses.append(premise + [literal(.feature(name, value))])
            return
        }
        let isWeak = parts[1].hasSuffix("?")
        let text = parts[0] + "/" + (isWeak ? String(parts[1].dropLast()) : parts[1])
        guard
            let (target, dependency) = release.dependencies.first(where: {
                $0.key.description == text
            })
        else { return }
        let feature = literal(.feature(target, parts[2]))
        guard dependency.isOptional else {
            clauses.append(premise + [feature])
            return
        }
        let option = literal(.option(name, target))
        if isWeak {
            clauses.append(premise + [-option, feature])
        } else {
            clauses.append(premise + [option])
            clauses.append(premise + [feature])
        }
    }

    private mutating func need(_ premise: [Int], _ name: ManifestName, _ dependency: Dependency) {
        var choices: [Int] = []
        for (place, release) in catalogue[name].enumerated()
        where dependency.requirement.contains(release.version)
            || isAllowed(name, release, dependency)
        {
            choices.append(literal(.version(name, place)))
        }
        clauses.append(premise + choices)
        for feature in dependency.features + (dependency.usesDefaultFeatures ? ["default"] : []) {
            clauses.append(premise + [literal(.feature(name, feature))])
        }
    }

    /// Prereleases that are allowed anyhow only have to lie between the bounds.
    private func isAllowed(
        _ name: ManifestName,
        _ release: SolverRelease,
        _ dependency: Dependency
    ) -> Bool {
        guard problem.allowsAllPrereleases || problem.prereleases.contains(name),
            case .ranges(let alternatives) = dependency.requirement
        else { return false }
        return alternatives.contains { $0.allSatisfy { $0.interval.contains(release.version) } }
    }

    // MARK: Search

    private func search() -> Bool {
        var state = SatSearch(clauses: clauses, count: numbers.count)
        return state.run()
    }
}
