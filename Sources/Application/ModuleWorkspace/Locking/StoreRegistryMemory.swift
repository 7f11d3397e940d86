// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
package import ModuleModel
package import ModuleSources
package import ModuleStore

/// Keeps the indexes of registries in the store, where the collector forgets them like any download.
package struct StoreRegistryMemory: RegistryMemory {
    private static let suffix = "json"

    private let store: Store
    private let now: @Sendable () -> Timestamp

    /// Creates a memory that takes the time from `now`.
    package init(store: Store, now: @escaping @Sendable () -> Timestamp) {
        self.store = store
        self.now = now
    }

    /// What `url` gave last, if its bytes are whole.
    package func recall(_ url: ModuleURL) async -> RememberedFile? {
        guard let record = try? await store.fetched.record(for: url), record.suffix == Self.suffix,
            let bytes = try? store.blobs.read(record.digest, suffix: Self.suffix)
        else { return nil }
        return RememberedFile(
            bytes: bytes,
            url: record.finalURL,
            validators: FetchValidators(etag: record.etag, lastModified: record.lastModified),
            confirmed: record.fetchedAt
        )
    }

    /// Keeps the bytes, then writes down that `url` gave them.
    ///
    /// A store that can't be written only remembers nothing.
    package func remember(_ file: RememberedFile, from url: ModuleURL) async throws {
        do {
            let digest = try store.blobs.put(file.bytes, suffix: Self.suffix)
            try await store.fetched.remember(
                FetchRecord(
                    url: url,
                    finalURL: file.url,
                    digest: digest,
                    suffix: Self.suffix,
                    etag: file.validators.etag,
                    lastModified: file.validators.lastModified,
                    fetchedAt: now()
                )
            )
        } catch let error as FileSystemError where error.code == .readOnly {
            return
        }
    }
}
