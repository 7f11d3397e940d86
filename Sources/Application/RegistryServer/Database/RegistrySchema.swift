// SPDX-License-Identifier: Apache-2.0

/// The tables of the server's database.
///
/// Packages, versions and owners are not here: the folder says them, and it is right.
enum RegistrySchema {
    /// The scripts, oldest first; never edited, only appended to.
    static let migrations = [
        """
        CREATE TABLE account (
            name TEXT PRIMARY KEY,
            is_administrator INTEGER NOT NULL CHECK (is_administrator IN (0, 1)),
            created INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE token (
            id TEXT PRIMARY KEY,
            digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
            account TEXT NOT NULL REFERENCES account (name),
            name TEXT NOT NULL,
            permissions TEXT NOT NULL,
            packages TEXT,
            created INTEGER NOT NULL,
            expires INTEGER,
            last_used INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX token_by_account ON token (account, created);

        CREATE TABLE scope_owner (
            scope TEXT NOT NULL,
            account TEXT NOT NULL REFERENCES account (name),
            PRIMARY KEY (scope, account)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX scope_owner_by_account ON scope_owner (account);

        CREATE TABLE publication (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            package TEXT NOT NULL,
            version TEXT NOT NULL,
            digest TEXT NOT NULL,
            account TEXT NOT NULL,
            token TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('started', 'done')),
            started INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX publication_open ON publication (number) WHERE state = 'started';
        CREATE INDEX publication_by_package ON publication (package, version);

        CREATE TABLE release (
            package TEXT NOT NULL,
            version TEXT NOT NULL,
            archive TEXT NOT NULL,
            PRIMARY KEY (package, version)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX release_by_archive ON release (archive);

        CREATE TABLE seen_index (
            package TEXT PRIMARY KEY,
            modified INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE star (
            package TEXT NOT NULL,
            account TEXT NOT NULL REFERENCES account (name),
            PRIMARY KEY (package, account)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE download (
            package TEXT NOT NULL,
            day INTEGER NOT NULL,
            version TEXT NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (package, day, version)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE client_event (
            package TEXT NOT NULL,
            day INTEGER NOT NULL,
            version TEXT NOT NULL,
            event TEXT NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (package, day, version, event)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE changed_statistics (
            package TEXT PRIMARY KEY
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE audit (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            time INTEGER NOT NULL,
            account TEXT NOT NULL,
            token TEXT NOT NULL,
            action TEXT NOT NULL,
            subject TEXT NOT NULL,
            detail TEXT NOT NULL
        ) STRICT;
        CREATE INDEX audit_by_subject ON audit (subject, id);
        """
    ]
}
