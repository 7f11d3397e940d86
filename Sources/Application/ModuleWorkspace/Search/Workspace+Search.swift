// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import ModuleModel
internal import ModuleSearch
internal import ModuleSources

// MARK: - Searching registries

extension Workspace {
    /// Searches the registries of a project: through their servers, else in what they list of themselves.
    ///
    /// A server that does not answer is told of, and what was synced is searched instead.
    ///
    /// - Throws: ``SearchError``, or why a registry can't be read.
    package func search(
        _ request: SearchRequest,
        in project: Project
    ) async throws -> SearchAnswer {
        let source = try registries(of: project, isOffline: request.isOffline)
        var answer = SearchAnswer()
        for address in try addresses(request.registry, in: project, source.table) {
            try await ask(source.reader(at: address), request, &answer)
        }
        // What several registries have of the same worth keeps their order.
        answer.found = answer.found.enumerated().sorted {
            ($1.element.score, $0.offset) < ($0.element.score, $1.offset)
        }.map(\.element)
        answer.found = Array(answer.found.prefix(max(0, request.query.limit)))
        return answer
    }

    /// Fetches what registries list of their packages, and makes it searchable offline.
    ///
    /// - Throws: ``SearchError``, or why a registry can't be read; those before it are synced then.
    package func syncRegistries(
        _ registry: String?,
        of project: Project,
        isOffline: Bool
    ) async throws -> [SyncedRegistry] {
        let source = try registries(of: project, isOffline: isOffline)
        var synced: [SyncedRegistry] = []
        for address in try addresses(registry, in: project, source.table) {
            let local = localIndex(of: address)
            let before = local.state()
            let state = try await sync(source.reader(at: address), local)
            synced.append(
                SyncedRegistry(
                    registry: address,
                    packages: state.packages,
                    synced: state.synced,
                    isChanged: before?.digest != state.digest
                )
            )
        }
        return synced
    }

    /// The registries that are meant by a name or an address; all of the project for `nil`.
    func addresses(
        _ text: String?,
        in project: Project,
        _ table: RegistryTable
    ) throws -> [RegistryAddress] {
        guard let text else {
            guard !table.all.isEmpty else { throw SearchError.noRegistry }
            return table.all
        }
        if let named = table.address(named: text) { return [named] }
        if text.contains("://") { return [try RegistryAddress(parsing: text)] }
        let path = try FilePath(text).absolute(from: configuration.workingDirectory).normalized
        guard FileSystem.kind(of: path) != nil else {
            throw SearchError.unknownRegistry(
                text,
                known: project.manifest.registries.keys.sorted()
            )
        }
        return [.folder(path)]
    }

    private func localIndex(of address: RegistryAddress) -> LocalIndex {
        LocalIndex(of: address, cache: configuration.home.cache)
    }

    // MARK: One registry

    private func ask(
        _ reader: RegistryReader,
        _ request: SearchRequest,
        _ answer: inout SearchAnswer
    ) async throws {
        var trouble: Diagnostic?
        if !request.isOffline {
            trouble = try await askServer(of: reader, request.query, &answer)
            if answer.asked.last?.registry == reader.address { return }
        }
        let (index, way) = try await searchable(reader, isOffline: request.isOffline, trouble)
        let results = try await index.search(request.query)
        answer.asked.append((reader.address, way))
        answer.total += results.total
        answer.corrections.merge(results.corrections) { first, _ in first }
        answer.found += results.hits.map { hit in
            SearchAnswer.Found(record: hit.record, registry: reader.address, score: hit.score)
        }
        if results.total == 0 { answer.near += await reader.names(near: request.query.text) }
    }

    /// Adds what the server of the registry says; without one, or an answer, nothing.
    ///
    /// - Returns: why the server did not answer.
    private func askServer(
        of reader: RegistryReader,
        _ query: SearchQuery,
        _ answer: inout SearchAnswer
    ) async throws -> Diagnostic? {
        do {
            guard let server = try await reader.server() else { return nil }
            interaction.progress("asking \(server.base)")
            let given = [
                ("q", query.text), ("keyword", query.keyword), ("author", query.author),
                ("language", query.language), ("limit", "\(query.limit)"),
            ]
            let found = try await server.search(
                given.compactMap { name, value in value.map { (name: name, value: $0) } }
            )
            answer.asked.append((reader.address, .server))
            answer.total += found.total
            answer.found += found.results.map { result in
                SearchAnswer.Found(
                    record: result.record,
                    registry: reader.address,
                    score: result.score
                )
            }
            if found.total == 0 { answer.near += await reader.names(near: query.text) }
            return nil
        } catch let error as any DiagnosticError {
            return error.diagnostic
        }
    }

    /// The index of a registry that has no server that answers, as fresh as it can be.
    private func searchable(
        _ reader: RegistryReader,
        isOffline: Bool,
        _ trouble: Diagnostic?
    ) async throws -> (SearchIndex, SearchAnswer.Way) {
        let local = localIndex(of: reader.address)
        let isFolder = if case .folder = reader.address { true } else { false }
        guard isFolder || !isOffline else {
            guard let state = local.state() else {
                throw SearchError.neverSynced(reader.address.description)
            }
            return (local.index, .synced(state.synced))
        }
        do {
            let state = try await sync(reader, local)
            if let trouble { interaction.warn(trouble) }
            return (local.index, isFolder ? .folder : .synced(state.synced))
        } catch let error as any DiagnosticError {
            guard !isFolder, let state = local.state() else { throw error }
            interaction.warn(trouble ?? error.diagnostic)
            return (local.index, .synced(state.synced))
        }
    }

    private func sync(
        _ reader: RegistryReader,
        _ local: LocalIndex
    ) async throws -> LocalIndex.State {
        interaction.progress("reading what \(reader.address) has")
        guard let file = try await reader.searchFile() else {
            throw SearchError.notSearchable(reader.address.description)
        }
        return try await local.update(from: file, now: configuration.clock())
    }
}
