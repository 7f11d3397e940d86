// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ModuleModel
internal import ModuleSources
internal import ModuleTrust
internal import VersionSolving

/// Finds out what gets rid of a bad version, by trying it with the solver.
struct RemedySearch: Sendable {
    /// The most versions that are asked for by hand.
    private static let candidateLimit = 3

    let chooser: PackageChooser
    let demand: PackageDemand
    let locked: [PackageName: Version]
    /// Whether a version of a package has a fault that counts.
    var isBad: @Sendable (PackageName, Version) -> Bool

    /// The smallest steps that get rid of the locked version of `name`.
    ///
    /// - Throws: what reading a registry throws.
    func remedies(for name: PackageName) async throws -> Remedies {
        let index = try await chooser.source.index(of: name).index
        let deprecated = Set(index.releases.filter { $0.deprecated != nil }.map(\.version))
        var careful = self
        careful.isBad = { [isBad] in isBad($0, $1) || $0 == name && deprecated.contains($1) }
        let good = try await careful.remedy(in: index)
        if case .command = good.step { return Remedies(good: good) }
        // A deprecated version is better than one with a fault.
        let other = try await remedy(in: index)
        guard case .command = other.step, let version = other.version else {
            return Remedies(good: good)
        }
        return Remedies(
            good: good,
            deprecated: Remedy(
                nearest: good.nearest,
                version: version,
                isDeprecated: true,
                step: other.step
            )
        )
    }

    private func remedy(in index: PackageIndex) async throws -> Remedy {
        let name = index.name
        let candidates = candidates(in: index)
        let nearest = candidates.first
        if let version = try await version(of: name, demand),
            version.map({ !isBad(name, $0) }) != false
        {
            let command = "tenon update \(name)"
            return Remedy(nearest: nearest, version: version, step: .command(command))
        }
        for candidate in candidates.prefix(Self.candidateLimit) {
            for requirement: VersionRequirement in [
                .compatible(with: candidate), .exactly(candidate),
            ] {
                let asking = demand.asking(for: name, requirement)
                guard let version = try await version(of: name, asking), let version,
                    !isBad(name, version)
                else { continue }
                let command = "tenon add " + ShellWord.quoted("\(name)@\(requirement)")
                return Remedy(nearest: nearest, version: version, step: .command(command))
            }
        }
        let change = try await change(avoiding: name)
        return Remedy(nearest: nearest, version: nil, step: change.map { .change($0) })
    }

    // MARK: Parts

    /// The usable versions without a fault, the nearest first: those above the locked one, then those below.
    private func candidates(in index: PackageIndex) -> [Version] {
        guard let current = locked[index.name] else { return [] }
        let usable = index.releases.filter { release in
            !release.isYanked && !isBad(index.name, release.version)
                && (!release.version.isPrerelease || current.isPrerelease)
        }.map(\.version)
        return usable.filter { $0 > current } + usable.filter { $0 < current }.reversed()
    }

    /// The version of `name` that would be chosen, all others staying where they can.
    ///
    /// - Returns: `nil` when nothing goes together, `.some(nil)` when the package would not be needed.
    private func version(
        of name: PackageName,
        _ demand: PackageDemand,
        with chooser: PackageChooser? = nil
    ) async throws -> Version?? {
        do {
            let kept = locked.filter { $0.key != name }
            let choice = try await (chooser ?? self.chooser).choose(demand, keeping: kept)
            let solved = choice.solution.packages.first { $0.name == .scoped(name) }
            return .some(solved?.version)
        } catch is PackageConflict {
            return nil
        }
    }

    /// The change of the manifest without which only bad versions of `name` will do.
    private func change(avoiding name: PackageName) async throws -> String? {
        var chooser = chooser
        chooser.isRefused = { [isBad] in $0 == name && isBad($0, $1) }
        do {
            let kept = locked.filter { $0.key != name }
            let choice = try await chooser.choose(demand, keeping: kept)
            // It goes without a bad version, and only what else is locked leads there.
            let solved = choice.solution.packages.first { $0.name == .scoped(name) }
            return solved.map { "ask for `\(name)@\($0.version)` in the manifest" }
        } catch let conflict as PackageConflict {
            return conflict.diagnostic.hints.first
        }
    }
}
