// SPDX-License-Identifier: Apache-2.0

/// The tables of an index file.
///
/// - `record`: what is shown of a package, at its position (``Popularity``).
/// - `by_name` to `anywhere`: a full-text index for each ``SearchStage``, of the words that count in it.
/// - `word`: how many packages use a word outside of their documentation; misspelled words are compared with these.
///
/// The full-text indexes hold no texts and no places in texts: a word is in a package or not. That keeps each small,
/// so that the stages that find the best packages are over at once. What must be taken out of an index is made again
/// from `record`. Their tokens are the words of ``WordSplitter`` between spaces.
enum SearchSchema {
    static let migrations = [
        """
        CREATE TABLE record (
            position INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, version TEXT NOT NULL,
            summary TEXT NOT NULL, keywords TEXT NOT NULL, authors TEXT NOT NULL,
            language TEXT NOT NULL, published INTEGER NOT NULL, exports TEXT NOT NULL,
            downloads INTEGER NOT NULL, stars INTEGER NOT NULL, deprecated INTEGER NOT NULL,
            text TEXT NOT NULL
        ) STRICT;
        CREATE TABLE word (word TEXT PRIMARY KEY, uses INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE counter (
            id INTEGER PRIMARY KEY CHECK (id = 0), records INTEGER NOT NULL, changes INTEGER NOT NULL
        ) STRICT;
        INSERT INTO counter VALUES (0, 0, 0);
        """
            + SearchStage.tables.map { table in
                """
                CREATE VIRTUAL TABLE \(table) USING fts5(
                    words, content = '', detail = none, columnsize = 0, tokenize = ascii,
                    prefix = '1 2 3'
                );
                """
            }.joined()
    ]
}
