// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit

/// Everything that Tenon keeps for this user, below one folder.
///
/// Blobs hold content; the index (`store.sqlite`) holds names and memories. Making a store is free
/// and touches nothing: a run under a complete lock uses ``blobs`` alone and never opens the index.
package struct Store: Sendable {
    /// The data folder.
    package let home: FilePath

    /// The content.
    package let blobs: BlobStore

    /// The modules that the user saved under a name.
    package let saved: SavedModules

    /// What was fetched from where.
    package let fetched: FetchCache

    let database: StoreDatabase

    /// The store below the data folder `home`.
    ///
    /// `version` is the text that an older Tenon shows when this one has changed the schema, such as
    /// `Tenon 0.1.0`.
    package init(home: FilePath, version: String, busyTimeout: Duration = .seconds(30)) {
        self.home = home
        blobs = BlobStore(home: home)
        database = StoreDatabase(home: home, version: version, busyTimeout: busyTimeout)
        saved = SavedModules(database: database, blobs: blobs)
        fetched = FetchCache(database: database)
    }
}
