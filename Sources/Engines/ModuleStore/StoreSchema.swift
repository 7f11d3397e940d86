// SPDX-License-Identifier: Apache-2.0

/// The schema of the index, as scripts that are never edited once released, only appended to.
enum StoreSchema {
    static let migrations = [first]

    /// `previous` is the revision that `undo` goes back to; it is not always `number - 1`, since an
    /// undone revision is skipped by the next undo.
    private static let first = """
        CREATE TABLE saved_module (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            folded TEXT NOT NULL UNIQUE,
            head INTEGER NOT NULL,
            removed_at INTEGER
        ) STRICT;
        CREATE TABLE saved_revision (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            module INTEGER NOT NULL REFERENCES saved_module (id),
            number INTEGER NOT NULL,
            previous INTEGER,
            digest TEXT NOT NULL,
            entry TEXT NOT NULL,
            language TEXT NOT NULL,
            permissions TEXT NOT NULL,
            created INTEGER NOT NULL,
            seal BLOB NOT NULL,
            UNIQUE (module, number)
        ) STRICT;
        CREATE TABLE saved_file (
            revision INTEGER NOT NULL REFERENCES saved_revision (id),
            path TEXT NOT NULL,
            digest BLOB NOT NULL,
            size INTEGER NOT NULL,
            PRIMARY KEY (revision, path)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX saved_file_digest ON saved_file (digest);
        CREATE TABLE fetched (
            url TEXT PRIMARY KEY,
            final_url TEXT NOT NULL,
            digest BLOB NOT NULL,
            suffix TEXT NOT NULL,
            content_type TEXT,
            etag TEXT,
            last_modified TEXT,
            fetched_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE known_lock (
            path TEXT PRIMARY KEY,
            seen_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
}
