// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import ModuleModel

/// Asks one place for advisories.
struct AdvisorySource: Sendable {
    /// The most advisories of one source that are read.
    private static let readLimit = 1000

    let name: String
    let carrier: any RegistryCarrier

    /// What a list and the files beside it say; without a list the answer says so.
    func listed(about subjects: Set<String>) async throws -> AdvisoryAnswer {
        let path = RegistryLayout.advisories
        let limit = AdvisoryCodec.listSizeLimit
        var answer = AdvisoryAnswer()
        guard let file = try await carrier.head(path, limit: limit) else {
            answer.hasList = false
            return answer
        }
        answer.freshness = file.freshness
        let list = try AdvisoryCodec.list(from: text(file.bytes, path))
        let relevant = list.entries.filter { !$0.subjects.isDisjoint(with: subjects) }
        if relevant.count > Self.readLimit {
            answer.faults.append(AdvisoryError.tooMany(name, limit: Self.readLimit).diagnostic)
        }
        let results = await withTaskGroup(of: Result<Advisory, any Error>.self) { group in
            for entry in relevant.prefix(Self.readLimit) {
                group.addTask { await result { try await advisory(entry.id) } }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        try add(results, to: &answer)
        return answer
    }

    /// What one file says.
    func file(
        _ path: String,
        about subjects: Set<String>
    ) async throws -> AdvisoryAnswer {
        let limit = AdvisoryCodec.listSizeLimit
        guard let file = try await carrier.head(path, limit: limit) else {
            throw AdvisoryError.noList(name)
        }
        let source = SourceText(name: name, bytes: file.bytes)
        return AdvisoryAnswer(
            advisories: try AdvisoryCodec.advisories(from: source).about(subjects),
            freshness: file.freshness
        )
    }

    /// What a user of a registry of mlld says of the modules there; without the file the answer says so.
    func ofUser(_ user: String, about subjects: Set<String>) async throws -> AdvisoryAnswer {
        let path = "\(user)/advisories.json"
        let limit = AdvisoryCodec.listSizeLimit
        var answer = AdvisoryAnswer()
        guard let file = try await carrier.head(path, limit: limit) else {
            answer.hasList = false
            return answer
        }
        let said = try UserAdvisories(parsing: text(file.bytes, "advisories.json"))
        guard said.author == user else { throw AdvisoryError.otherAuthor(said.author, name) }
        answer.freshness = file.freshness
        answer.faults = said.findings
        answer.advisories = said.advisories.map { $0.aboutMlld() }.about(subjects)
        return answer
    }

    // MARK: Parts

    private func advisory(_ id: AdvisoryID) async throws -> Advisory {
        let path = RegistryLayout.advisory(id)
        guard let file = try await carrier.head(path, limit: AdvisoryCodec.sizeLimit) else {
            throw AdvisoryError.missing(id, name)
        }
        let advisory = try AdvisoryCodec.advisory(from: text(file.bytes, path))
        guard advisory.id == id else { throw AdvisoryError.otherID(id, advisory.id, name) }
        return advisory
    }

    private func add(
        _ results: [Result<Advisory, any Error>],
        to answer: inout AdvisoryAnswer
    ) throws {
        for result in results {
            switch result {
            case .success(let advisory): answer.advisories.append(advisory)
            case .failure(let error as any DiagnosticError): answer.faults.append(error.diagnostic)
            case .failure(let error): throw error
            }
        }
        answer.advisories.sort { $0.id < $1.id }
        answer.faults.sort { $0.message < $1.message }
    }

    private func result(
        _ body: () async throws -> Advisory
    ) async -> Result<Advisory, any Error> {
        do {
            return .success(try await body())
        } catch {
            return .failure(error)
        }
    }

    private func text(_ bytes: [UInt8], _ path: String) -> SourceText {
        SourceText(name: name.hasSuffix("/") ? name + path : "\(name)/\(path)", bytes: bytes)
    }
}

extension Advisory {
    /// The same about modules of mlld: a registry of packages may have others under the same names.
    fileprivate func aboutMlld() -> Advisory {
        var advisory = self
        advisory.affected = affected.map { module in
            guard let name = try? PackageName(parsing: module.name) else { return module }
            return AffectedModule(ModuleID(mlldModule: name).description)
        }
        return advisory
    }
}

extension [Advisory] {
    /// Those that name one of `subjects`.
    func about(_ subjects: Set<String>) -> [Advisory] {
        filter { !$0.subjects.isDisjoint(with: subjects) }.sorted { $0.id < $1.id }
    }
}
