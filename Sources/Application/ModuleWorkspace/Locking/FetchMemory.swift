// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import ModuleSources
internal import ModuleStore

/// What URLs gave last, so that a server can say "unchanged" instead of sending it again.
struct FetchMemory: Sendable {
    let store: Store
    let now: @Sendable () -> Timestamp

    /// What the store holds of `url`, if its bytes are whole.
    func cached(_ url: ModuleURL) async -> CachedContent? {
        guard let record = try? await store.fetched.record(for: url),
            (try? store.blobs.verify(record.digest, suffix: record.suffix)) != nil
        else { return nil }
        let validators = FetchValidators(etag: record.etag, lastModified: record.lastModified)
        return CachedContent(digest: record.digest, url: record.finalURL, validators: validators)
    }

    /// The module as the store holds it, when the server said that it is unchanged; `nil` otherwise.
    func archive(of url: ModuleURL, pinnedTo pin: Pin) async throws -> ModuleArchive? {
        guard let record = try await store.fetched.record(for: url), record.digest == pin.digest,
            let bytes = try? store.blobs.read(record.digest, suffix: record.suffix)
        else { return nil }
        var confirmed = record
        confirmed.fetchedAt = now()
        try await store.fetched.remember(confirmed)
        let file = ModuleFile(path: "module.\(record.suffix)", bytes: bytes)
        return ModuleArchive(
            files: [file],
            entry: file.path,
            suffix: record.suffix,
            url: record.finalURL
        )
    }

    /// Remembers what `url` gave, after its bytes are in the store.
    func remember(_ archive: ModuleArchive, from url: ModuleURL, pin: Pin, suffix: String)
        async throws
    {
        guard let final = archive.url else { return }
        try await store.fetched.remember(
            FetchRecord(
                url: url,
                finalURL: final,
                digest: pin.digest,
                suffix: suffix,
                etag: archive.validators.etag,
                lastModified: archive.validators.lastModified,
                fetchedAt: now()
            )
        )
    }
}
