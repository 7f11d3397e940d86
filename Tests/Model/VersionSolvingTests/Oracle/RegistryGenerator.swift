// SPDX-License-Identifier: Apache-2.0

import ModuleModel
import TestSupport
import VersionSolving

/// Makes small registries in which much goes wrong: cycles, features, prereleases, yanked versions, and
/// conflicts that show only deep down.
struct RegistryGenerator {
    private var random: SeededGenerator
    private let names: [ManifestName]
    private static let versions = [
        "0.9.0", "1.0.0", "1.1.0", "1.2.0", "2.0.0-beta.1", "2.0.0", "2.1.0", "3.0.0-rc.1", "3.0.0",
    ].compactMap { try? Version(parsing: $0) }
    private static let ranges = [
        "*", "^1", "^2", "^3", ">=1", "<2", "~1.1", "1.0.0", "2.0.0", "^1 || ^3", ">=1.1 <3",
        "^2.0.0-beta.1", ">=3.0.0-rc.1", "2.0.0-beta.1", "^0.9",
    ].compactMap { try? VersionRequirement(parsing: $0) }
    private static let features = ["fast", "tls", "default", "extra"]

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
        let count = Int.random(in: 2...9, using: &random)
        names = (0..<count).compactMap { try? ManifestName(parsing: "@s/p\($0)") }
    }

    /// A registry with a question.
    mutating func make() -> (SolverCatalogue, SolverProblem) {
        var catalogue = SolverCatalogue()
        let density = Double.random(in: 0.05...0.5, using: &random)
        let usesFeatures = chance(0.5)
        for name in names {
            let some = Self.versions.filter { _ in chance(0.55) }
            catalogue.add(name, some.map { release(name, $0, density, usesFeatures) })
        }
        var problem = SolverProblem([])
        for name in names where chance(0.35) {
            problem.requirements.append(
                RootRequirement(name, dependency(usesFeatures), isDevelopment: chance(0.3))
            )
            if chance(0.2), let locked = catalogue[name].randomElement(using: &random) {
                problem.locked[name] = locked.version
            }
        }
        problem.environment = ["tenon": Version(1, 0, 0)]
        problem.now = Timestamp(milliseconds: 1_000_000)
        if chance(0.3) { problem.cooldown = 500_000 }
        if chance(0.1) { problem.allowsAllPrereleases = true }
        if chance(0.1) { problem.prereleases = Set(names.prefix(2)) }
        return (catalogue, problem)
    }

    /// The same question in another order.
    mutating func shuffled(
        _ catalogue: SolverCatalogue,
        _ problem: SolverProblem
    ) -> (SolverCatalogue, SolverProblem) {
        var (other, question) = (SolverCatalogue(), problem)
        for name in catalogue.names.shuffled(using: &random) {
            other.add(name, catalogue[name].shuffled(using: &random))
        }
        question.requirements.shuffle(using: &random)
        return (other, question)
    }

    private mutating func chance(_ probability: Double) -> Bool {
        Double.random(in: 0..<1, using: &random) < probability
    }

    private mutating func pick<Value>(_ values: [Value], or fallback: Value) -> Value {
        values.randomElement(using: &random) ?? fallback
    }

    private mutating func dependency(_ usesFeatures: Bool) -> Dependency {
        var dependency = Dependency(pick(Self.ranges, or: .any))
        if usesFeatures {
            dependency.features = Self.features.filter { _ in chance(0.12) }
            dependency.usesDefaultFeatures = chance(0.7)
        }
        return dependency
    }

    private mutating func release(
        _ name: ManifestName,
        _ version: Version,
        _ density: Double,
        _ usesFeatures: Bool
    ) -> SolverRelease {
        var release = SolverRelease(version)
        for other in names where other != name && chance(density) {
            release.dependencies[other] = dependency(usesFeatures)
            if usesFeatures, chance(0.35) { release.dependencies[other]?.isOptional = true }
        }
        if usesFeatures {
            for feature in Self.features where chance(0.45) {
                release.features[feature] = (0..<3).compactMap { _ in value(release) }
            }
        }
        if chance(0.08) { release.yanked = "broken" }
        if chance(0.04) { release.requirements["tenon"] = pick(Self.ranges, or: .any) }
        if chance(0.2) { release.published = Timestamp(milliseconds: chance(0.5) ? 0 : 900_000) }
        return release
    }

    /// One of the things that a feature can switch on.
    private mutating func value(_ release: SolverRelease) -> String? {
        let targets = release.dependencies.keys.sorted()
        let feature = pick(Self.features, or: "fast")
        guard chance(0.6), let target = targets.randomElement(using: &random) else {
            return chance(0.4) ? feature : nil
        }
        let isOptional = release.dependencies[target]?.isOptional == true
        switch Int.random(in: 0..<3, using: &random) {
        case 0: return isOptional ? "dep:\(target)" : nil
        case 1: return "\(target)/\(feature)"
        default: return isOptional ? "\(target)?/\(feature)" : nil
        }
    }
}
