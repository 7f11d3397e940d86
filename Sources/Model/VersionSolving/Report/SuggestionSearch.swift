// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// Tries changes of the project's own requirements, and keeps those that lead to a solution.
struct SuggestionSearch {
    private let problem: SolverProblem
    private let analysis: FailureAnalysis
    private var solver: VersionSolver
    private var found: [Suggestion] = []
    /// Packages that were not loaded when a change was tried.
    private(set) var unexplored: Set<ManifestName> = []

    /// How many are told.
    private static let limit = 4

    init(_ failure: SolverFailure, _ analysis: FailureAnalysis) {
        problem = failure.problem
        self.analysis = analysis
        solver = VersionSolver(failure.catalogue)
    }

    /// The best, the smallest change first.
    var best: [Suggestion] {
        var told: Set<String> = []
        let sorted = found.sorted { ($0.weight, $0.text) < ($1.weight, $1.text) }
        return Array(sorted.filter { told.insert($0.text).inserted }.prefix(Self.limit))
    }

    mutating func run() {
        let involved = problem.requirements.indices.filter {
            analysis.facts.contains(.root(Int32(truncatingIfNeeded: $0)))
        }
        for place in involved {
            loosen(place)
            dropFeatures(place)
            allowPrerelease(place)
        }
        takeYoung()
        if found.isEmpty { loosenTogether(involved) }
        if found.isEmpty { loosenTogether(Array(problem.requirements.indices)) }
        if found.isEmpty { for place in involved { remove(place) } }
    }

    // MARK: Kinds of changes

    /// Another range around the version that would do.
    private mutating func loosen(_ place: Int) {
        let before = problem.requirements[place]
        guard case .registry = before.dependency.origin else { return }
        var open = before
        open.dependency.requirement = .any
        guard let version = version(of: before.name, changing: [(place, open)]) else { return }
        var after = before
        after.dependency.requirement = Self.caret(version)
        let keeps = catalogueKeeps(before, version)
        propose(
            [(place, after)],
            "change \(Self.words(before, after)) in `\(before.origin)`",
            weight: keeps ? 1 : 2
        )
    }

    /// Whether the version has the major number of one that the requirement accepts.
    private func catalogueKeeps(_ before: RootRequirement, _ version: Version) -> Bool {
        solver.catalogue[before.name].contains {
            before.dependency.requirement.contains($0.version) && $0.version.major == version.major
        }
    }

    private mutating func dropFeatures(_ place: Int) {
        let before = problem.requirements[place]
        for feature in Set(before.dependency.features).sorted() {
            var after = before
            after.dependency.features.removeAll { $0 == feature }
            propose(
                [(place, after)],
                "do without the feature `\(feature)` of `\(before.name)` in `\(before.origin)`",
                weight: 4
            )
        }
        if before.dependency.usesDefaultFeatures {
            var after = before
            after.dependency.usesDefaultFeatures = false
            propose(
                [(place, after)],
                "write `default-features = false` for `\(before.name)` in `\(before.origin)`",
                weight: 5
            )
        }
    }

    private mutating func allowPrerelease(_ place: Int) {
        let before = problem.requirements[place]
        let releases = solver.catalogue[before.name]
        guard let newest = releases.last(where: { $0.version.isPrerelease && $0.yanked == nil })
        else { return }
        var after = before
        after.dependency.requirement = Self.caret(newest.version)
        propose(
            [(place, after)],
            "allow a prerelease: change \(Self.words(before, after)) in `\(before.origin)`",
            weight: 3
        )
    }

    /// Versions that are too young, asked for by number.
    private mutating func takeYoung() {
        for fact in analysis.facts {
            guard case .withheld(let node) = fact else { continue }
            let package = analysis.search.tables.nodes[Int(node)].package
            let entry = analysis.search.tables.packages[Int(package)]
            let cooldown = problem.cooldown(of: entry.name)
            let young = entry.releases.reversed().filter {
                problem.isTooYoung($0, for: cooldown) && $0.yanked == nil
            }
            for release in young.prefix(3) { takeYoung(release.version, of: entry.name) }
        }
    }

    private mutating func takeYoung(_ version: Version, of name: ManifestName) {
        if let place = problem.requirements.firstIndex(where: { $0.name == name }) {
            let before = problem.requirements[place]
            var after = before
            after.dependency.requirement = .exactly(version)
            propose(
                [(place, after)],
                "take `\(name)` \(version) before its time: ask for `\(version)` in place of "
                    + "`\(before.dependency.requirement)` in `\(before.origin)`",
                weight: 3
            )
        } else {
            let origin = problem.requirements.first?.origin ?? "tenon.toml"
            let after = RootRequirement(name, Dependency(.exactly(version)), origin: origin)
            propose(
                [(nil, after)],
                "take `\(name)` \(version) before its time: add it to `\(origin)` as `\(version)`",
                weight: 4
            )
        }
    }

    /// All ranges at once, then back again where that does no harm.
    private mutating func loosenTogether(_ involved: [Int]) {
        var changes: [(Int?, RootRequirement?)] = involved.map { place in
            var open = problem.requirements[place]
            open.dependency.requirement = .any
            return (place, open)
        }
        guard !involved.isEmpty, var solution = solution(changing: changes) else { return }
        for place in involved.indices.reversed() {
            var fewer = changes
            fewer.remove(at: place)
            if let smaller = self.solution(changing: fewer) {
                (changes, solution) = (fewer, smaller)
            }
        }
        let final = changes.map { place, open -> (Int?, RootRequirement?) in
            guard var after = open, let version = solution[after.name]?.version else {
                return (place, open)
            }
            after.dependency.requirement = Self.caret(version)
            return (place, after)
        }
        let words = final.compactMap { place, after -> String? in
            guard let place, let after else { return nil }
            return Self.words(problem.requirements[place], after)
        }
        let origin = problem.requirements[involved[0]].origin
        propose(final, "change \(VersionWords.list(words)) in `\(origin)`", weight: 6)
    }

    private mutating func remove(_ place: Int) {
        let before = problem.requirements[place]
        propose([(place, nil)], "take `\(before.name)` out of `\(before.origin)`", weight: 9)
    }

    // MARK: Trying

    private mutating func propose(
        _ changes: [(Int?, RootRequirement?)],
        _ text: String,
        weight: Int
    ) {
        guard solution(changing: changes) != nil else { return }
        let listed = changes.map { place, after in
            Suggestion.Change(before: place.map { problem.requirements[$0] }, after: after)
        }
        found.append(Suggestion(changes: listed, text: text, weight: weight))
    }

    private mutating func version(
        of name: ManifestName,
        changing changes: [(Int?, RootRequirement?)]
    ) -> Version? {
        solution(changing: changes)?[name]?.version
    }

    private mutating func solution(changing changes: [(Int?, RootRequirement?)]) -> Solution? {
        var changed = problem
        var removed: [Int] = []
        for (place, after) in changes {
            switch (place, after) {
            case (let place?, let after?): changed.requirements[place] = after
            case (let place?, nil): removed.append(place)
            case (nil, let after?): changed.requirements.append(after)
            case (nil, nil): break
            }
        }
        for place in removed.sorted(by: >) { changed.requirements.remove(at: place) }
        switch solver.solve(changed) {
        case .solved(let solution): return solution
        case .needs(let names):
            unexplored.formUnion(names)
            return nil
        case .failed: return nil
        }
    }

    // MARK: Words

    private static func caret(_ version: Version) -> VersionRequirement {
        (try? VersionRequirement(parsing: "^\(version)")) ?? .exactly(version)
    }

    private static func words(_ before: RootRequirement, _ after: RootRequirement) -> String {
        "`\(before.name)` from `\(before.dependency.requirement)` to "
            + "`\(after.dependency.requirement)`"
    }
}
