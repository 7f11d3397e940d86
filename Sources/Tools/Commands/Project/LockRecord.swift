// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel

/// How a locked module looks in JSON.
enum LockRecord {
    /// The module and its digest, with `more` members.
    static func json(
        _ id: ModuleID,
        _ digest: ContentDigest,
        _ more: [String: JSONValue] = [:]
    ) -> JSONValue {
        let members: [String: JSONValue] = [
            "module": .string(id.description), "digest": .string(digest.description),
        ]
        return .object(members.merging(more) { $1 })
    }
}
