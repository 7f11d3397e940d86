// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ModuleModel
internal import ModuleSources

/// Asks all sources about all modules of a lock.
struct Auditor: Sendable {
    /// The most packages for which it is tried out what helps.
    private static let remedyLimit = 32

    let lock: Lock
    let registries: [RegistryAddress]
    let places: [AdvisoryPlace]
    let source: RegistrySource
    /// The findings to leave out, and why.
    let ignored: [String: String]

    /// What was found out so far.
    struct Result: Sendable {
        var findings: [AuditFinding] = []
        var gaps: [AuditGap] = []
        var sources: [AuditReport.Source] = []
        /// Everything that is known of what the lock has.
        var advisories: [Advisory] = []
    }

    /// What the sources tell.
    ///
    /// - Throws: what is no failure of a source.
    func ask() async throws -> Result {
        var result = Result()
        let silent = try await askForAdvisories(&result)
        try await askForReleases(except: silent, &result)
        for place in result.findings.indices {
            result.findings[place].ignored = reason(toIgnore: result.findings[place])
        }
        return result
    }

    // MARK: Advisories

    /// - Returns: the registries that do not answer.
    private func askForAdvisories(_ result: inout Result) async throws -> Set<String> {
        let subjects = lock.entries.values.reduce(into: Set<String>()) {
            $0.formUnion($1.advisorySubjects)
        }
        var silent: Set<String> = []
        var found: [String: [AuditFinding]] = [:]
        for (name, answer) in await answers(about: subjects) {
            switch answer {
            case .failure(let error):
                result.gaps.append(try AuditGap(name, error))
                silent.insert(name)
            case .success(let answer):
                result.gaps += answer.faults.map { AuditGap(name, $0) }
                result.sources.append(AuditReport.Source(name, answer))
                result.advisories += answer.advisories.filter { !$0.isWithdrawn }
                for advisory in answer.advisories { add(advisory, from: name, to: &found) }
            }
        }
        result.findings += found.values.joined()
        return silent
    }

    private typealias Answer = Swift.Result<AdvisoryAnswer, any Error>

    private func answers(about subjects: Set<String>) async -> [(String, Answer)] {
        await withTaskGroup(of: (String, Answer).self) { group in
            for registry in registries {
                group.addTask {
                    await answer("\(registry)") {
                        try await source.advisories(of: registry, about: subjects)
                    }
                }
            }
            for place in places {
                group.addTask {
                    await answer("\(place)") {
                        try await source.advisories(at: place, about: subjects)
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }
        }
    }

    private func answer(
        _ name: String,
        _ ask: () async throws -> AdvisoryAnswer
    ) async -> (String, Answer) {
        do {
            return (name, .success(try await ask()))
        } catch {
            return (name, .failure(error))
        }
    }

    /// Two sources that tell the same are one finding; of two with one id, the worse one is shown.
    private func add(
        _ advisory: Advisory,
        from name: String,
        to found: inout [String: [AuditFinding]]
    ) {
        for entry in lock.entries.values where advisory.affects(entry) {
            let key = "\(advisory.id) \(entry.id)"
            let new = AuditFinding(fault: .advisory(advisory), entry: entry, sources: [name])
            guard let old = found[key]?.first else {
                found[key] = [new]
                continue
            }
            var worse = new.isWorse(than: old) ? new : old
            worse.sources = old.sources + [name]
            found[key] = [worse]
        }
    }

    // MARK: Releases

    private func askForReleases(except silent: Set<String>, _ result: inout Result) async throws {
        let entries = lock.packages.filter { !silent.contains($0.value.package?.registry ?? "") }
        typealias Loaded = (LockEntry, Swift.Result<LoadedIndex, any Error>)
        let loaded = await withTaskGroup(of: Loaded.self) { group in
            for (name, entry) in entries {
                group.addTask {
                    do {
                        return (entry, .success(try await source.index(of: name)))
                    } catch {
                        return (entry, .failure(error))
                    }
                }
            }
            return await group.reduce(into: [Loaded]()) { $0.append($1) }
        }
        for (entry, index) in loaded.sorted(by: { $0.0.id < $1.0.id }) {
            switch index {
            case .failure(let error):
                result.gaps.append(try AuditGap(entry.package?.registry ?? "", error))
            case .success(let loaded): result.findings += findings(about: entry, in: loaded)
            }
        }
    }

    private func findings(about entry: LockEntry, in loaded: LoadedIndex) -> [AuditFinding] {
        guard let version = entry.package?.version,
            let release = loaded.index.release(version)
        else { return [] }
        let faults: [AuditFinding.Fault?] = [
            release.yanked.map { .withdrawn($0) }, release.deprecated.map { .deprecated($0) },
        ]
        return faults.compactMap(\.self).map {
            AuditFinding(fault: $0, entry: entry, sources: ["\(loaded.registry)"])
        }
    }

    // MARK: Judging

    private func reason(toIgnore finding: AuditFinding) -> String? {
        let names = [finding.id] + (finding.advisory?.aliases ?? [])
        return names.lazy.compactMap { ignored[$0] }.first
    }

    /// What gets rid of the packages that have a finding.
    ///
    /// Where the registry can't be asked, nothing is searched for: a gap says so already.
    static func remedies(
        for findings: [AuditFinding],
        _ search: RemedySearch
    ) async throws -> [PackageName: Remedies] {
        var remedies: [PackageName: Remedies] = [:]
        let names = Set(findings.compactMap { $0.needsRemedy ? $0.entry.package?.name : nil })
        for name in names.sorted().prefix(remedyLimit) {
            do {
                remedies[name] = try await search.remedies(for: name)
            } catch let error as any DiagnosticError {
                guard error.diagnostic.code != "internal-error" else { throw error }
            }
        }
        return remedies
    }
}

extension AuditFinding {
    /// Whether another version would help.
    fileprivate var needsRemedy: Bool {
        if case .deprecated = fault { return false }
        return ignored == nil
    }

    /// Whether it is worse than `other`; what nobody has judged is worse than everything.
    func isWorse(than other: AuditFinding) -> Bool {
        guard let severity else { return other.severity != nil }
        return other.severity.map { $0 < severity } ?? false
    }
}

extension AuditReport.Source {
    fileprivate init(_ name: String, _ answer: AdvisoryAnswer) {
        var remembered: Timestamp?
        if case .remembered(let time) = answer.freshness { remembered = time }
        self.init(name: name, hasList: answer.hasList, remembered: remembered)
    }
}
