// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel
internal import ModuleStore

/// How a revision of a saved module looks in JSON and in tables.
enum SavedRecord {
    /// The members of the record of `revision`.
    static func json(_ revision: SavedRevision) -> [String: JSONValue] {
        [
            "name": .string(revision.name.description),
            "revision": .integer(Int64(revision.number)),
            "language": .string(revision.language),
            "digest": .string(revision.digest.description),
            "savedAt": .string(revision.created.description),
            "entry": .string(revision.entry.description),
            "files": .array(revision.files.map { .string($0.path.description) }),
            "permissions": .array(
                revision.permissions.permissions.map { .string($0.description) }
            ),
        ]
    }

    /// The size of all its files, for people.
    static func size(_ revision: SavedRevision) -> String {
        ByteCount.text(revision.files.reduce(0) { $0 + $1.size })
    }
}
