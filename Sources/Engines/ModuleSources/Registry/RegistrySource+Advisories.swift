// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import ModuleModel

// MARK: - Advisories

extension RegistrySource {
    /// What a registry knows of modules: see `Advisory.subjects`.
    ///
    /// - Throws: why the registry can't be read; what is wrong with one advisory is part of the answer.
    package func advisories(
        of registry: RegistryAddress,
        about subjects: Set<String>
    ) async throws -> AdvisoryAnswer {
        try await reader(at: registry).advisories(about: subjects)
    }

    /// What a further place knows of modules.
    ///
    /// - Throws: why it can't be read, or that it has no advisories.
    package func advisories(
        at place: AdvisoryPlace,
        about subjects: Set<String>
    ) async throws -> AdvisoryAnswer {
        let name = place.description
        switch place {
        case .registry(let address):
            let source = AdvisorySource(name: name, carrier: settings.carrier(of: address))
            let answer = try await source.listed(about: subjects)
            guard answer.hasList else { throw AdvisoryError.noList(name) }
            return answer
        case .folder(let path): return try AdvisoryFolder(path: path).advisories(about: subjects)
        case .file(let path):
            let bytes = try FileSystem.read(path, limit: AdvisoryCodec.listSizeLimit)
            let source = SourceText(name: name, bytes: bytes)
            return AdvisoryAnswer(
                advisories: try AdvisoryCodec.advisories(from: source).about(subjects)
            )
        case .url(let url):
            let source = AdvisorySource(name: name, carrier: settings.carrier(of: .url(url)))
            return try await source.file(url.description, about: subjects)
        case .user(let user, let address):
            let source = AdvisorySource(name: name, carrier: settings.carrier(of: address))
            return try await source.ofUser(user, about: subjects)
        }
    }
}
