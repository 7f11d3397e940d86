// SPDX-License-Identifier: Apache-2.0

internal import HTTPClientKit
internal import ModuleModel

/// A registry behind a server; any that hands out files will do.
struct HTTPCarrier: RegistryCarrier {
    let base: ModuleURL
    let settings: RegistrySettings
    let gate: WorkGate

    func head(_ path: String, limit: Int) async throws -> CarriedFile? {
        let url = try base.resolving(path)
        let held = await settings.memory.recall(url)
        guard !settings.isOffline else {
            guard let held else { throw RegistryError.offline(path, .url(base)) }
            return CarriedFile(bytes: held.bytes, freshness: freshness(of: held))
        }
        let cached = held.flatMap { held in
            held.validators.isEmpty
                ? nil
                : CachedContent(
                    digest: .ofFile(held.bytes),
                    url: held.url,
                    validators: held.validators
                )
        }
        switch try await download(url, limit: limit, cached: cached) {
        case nil: return nil
        case .unchanged:
            guard let held else { throw RegistryError.offline(path, .url(base)) }
            try await remember(held.bytes, from: url, at: held.url, held.validators)
            return CarriedFile(bytes: held.bytes, freshness: .current)
        case .content(let archive, from: let final):
            let bytes = archive.files[0].bytes
            try await remember(bytes, from: url, at: final, archive.validators)
            return CarriedFile(bytes: bytes, freshness: .current)
        }
    }

    func immutable(_ path: String, limit: Int) async throws -> [UInt8]? {
        guard !settings.isOffline else { throw RegistryError.offline(path, .url(base)) }
        let answer = try await download(try base.resolving(path), limit: limit, cached: nil)
        guard case .content(let archive, from: _) = answer else { return nil }
        return archive.files[0].bytes
    }

    /// What the server says; `nil` when it has no such file.
    private func download(
        _ url: ModuleURL,
        limit: Int,
        cached: CachedContent?
    ) async throws -> Download? {
        var limits = settings.limits
        limits.bodyBytes = limit
        let downloader = Downloader(
            client: settings.client,
            limits: limits,
            credentials: settings.credentials,
            pause: settings.pause
        )
        do {
            return try await gate.pass { try await downloader.download(url, cached: cached) }
        } catch let error as DownloadError {
            switch error.failure {
            case .notFound: return nil
            case .forbidden(status: 401):
                let hasToken = settings.credentials[url.origin] != nil
                throw RegistryError.loginNeeded(.url(base), hasToken: hasToken)
            default: throw error
            }
        }
    }

    private func remember(
        _ bytes: [UInt8],
        from url: ModuleURL,
        at final: ModuleURL,
        _ validators: FetchValidators
    ) async throws {
        let file = RememberedFile(bytes: bytes, url: final, validators: validators)
        try await settings.memory.remember(file, from: url)
    }

    private func freshness(of held: RememberedFile) -> LoadedIndex.Freshness {
        .remembered(held.confirmed)
    }
}
