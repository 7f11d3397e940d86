// SPDX-License-Identifier: Apache-2.0

import ModuleModel
import VersionSolving

/// Looks for faults of a solution by following every need from the project outward.
struct SolutionCheck {
    private let catalogue: SolverCatalogue
    private let problem: SolverProblem
    private let solution: Solution
    private var faults: [String] = []
    private var packages: Set<ManifestName> = []
    private var features: [ManifestName: Set<String>] = [:]
    private var options: [ManifestName: Set<ManifestName>] = [:]
    private var isChanged = true

    /// What is wrong with a solution; nothing when it is right.
    static func faults(
        of solution: Solution,
        _ catalogue: SolverCatalogue,
        _ problem: SolverProblem
    ) -> [String] {
        var check = SolutionCheck(catalogue, problem, solution)
        check.follow(problem.requirements)
        check.compare()
        var run = SolutionCheck(catalogue, problem, solution)
        run.follow(problem.requirements.filter { !$0.isDevelopment })
        for package in solution.packages
        where package.isDevelopmentOnly == run.packages.contains(package.name) {
            check.faults.append("\(package.name) is wrong about who needs it")
        }
        return check.faults
    }

    private init(_ catalogue: SolverCatalogue, _ problem: SolverProblem, _ solution: Solution) {
        self.catalogue = catalogue
        self.problem = problem
        self.solution = solution
    }

    private mutating func follow(_ requirements: [RootRequirement]) {
        while isChanged {
            isChanged = false
            faults = []
            for root in requirements { need(root.name, root.dependency, "the project") }
            for name in packages { visit(name) }
        }
    }

    private mutating func visit(_ name: ManifestName) {
        guard let release = release(name) else {
            faults.append("\(name) has no version")
            return
        }
        for (target, dependency) in release.dependencies
        where !dependency.isOptional || options[name]?.contains(target) == true {
            need(target, dependency, "\(name)")
        }
        for feature in features[name] ?? [] {
            if let values = release.features[feature] {
                for value in values { add(value, name, release) }
            } else if let target = release.dependencies.keys.first(where: {
                $0.description == feature
            }) {
                add("dep:\(target)", name, release)
            } else if feature != "default" {
                faults.append("\(name) has no feature \(feature)")
            }
        }
    }

    private mutating func add(_ value: String, _ name: ManifestName, _ release: SolverRelease) {
        if let text = value.after("dep:") {
            switchOn(text, name, release)
            return
        }
        let parts = value.split(separator: "/").map(String.init)
        guard parts.count == 3 else {
            note(name, value)
            return
        }
        let isWeak = parts[1].hasSuffix("?")
        let text = parts[0] + "/" + (isWeak ? String(parts[1].dropLast()) : parts[1])
        guard
            let (target, dependency) = release.dependencies.first(where: {
                $0.key.description == text
            })
        else { return }
        if dependency.isOptional {
            if isWeak, options[name]?.contains(target) != true { return }
            switchOn(text, name, release)
        }
        note(target, parts[2])
    }

    private mutating func switchOn(_ text: String, _ name: ManifestName, _ release: SolverRelease) {
        guard let target = release.dependencies.keys.first(where: { $0.description == text }),
            options[name, default: []].insert(target).inserted
        else { return }
        isChanged = true
    }

    private mutating func note(_ name: ManifestName, _ feature: String) {
        if features[name, default: []].insert(feature).inserted { isChanged = true }
    }

    private mutating func need(_ name: ManifestName, _ dependency: Dependency, _ who: String) {
        if packages.insert(name).inserted { isChanged = true }
        for feature in dependency.features { note(name, feature) }
        if dependency.usesDefaultFeatures { note(name, "default") }
        guard let version = solution[name]?.version else { return }
        let isMet =
            dependency.requirement.contains(version)
            || (problem.allowsAllPrereleases || problem.prereleases.contains(name))
        if !isMet { faults.append("\(name) \(version) is not what \(who) needs") }
    }

    private func release(_ name: ManifestName) -> SolverRelease? {
        solution[name].flatMap { package in
            catalogue[name].first { $0.version == package.version }
        }
    }

    private mutating func compare() {
        let chosen = Set(solution.packages.map(\.name))
        if chosen != packages { faults.append("chosen \(chosen), needed \(packages)") }
        for package in solution.packages {
            let hasDefault = catalogue[package.name].contains { $0.features["default"] != nil }
            let expected = (features[package.name] ?? []).filter { $0 != "default" || hasDefault }
            if Set(package.features) != expected {
                faults.append("\(package.name) has \(package.features), not \(expected.sorted())")
            }
            guard let release = release(package.name) else { continue }
            if release.yanked != nil, problem.locked[package.name] != release.version {
                faults.append("\(package.name) \(package.version) is yanked")
            }
        }
    }
}
