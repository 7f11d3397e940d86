// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel

/// The members of one entry of a lock, found and not yet understood.
struct LockEntryParts {
    let element: JSONElement
    private(set) var source: JSONElement?
    private(set) var location: JSONElement?
    private(set) var revision: JSONElement?
    private(set) var digest: JSONElement?
    private(set) var language: JSONElement?
    private(set) var permissions: JSONElement?
    private(set) var approvedAt: JSONElement?
    private(set) var dependencies: JSONElement?
    private(set) var files: JSONElement?
    private(set) var entry: JSONElement?
    private(set) var registry: JSONElement?
    private(set) var archive: JSONElement?
    private(set) var needs: JSONElement?
    private(set) var features: JSONElement?
    private(set) var exports: JSONElement?
    private(set) var isDevelopmentOnly: JSONElement?

    /// The first member that only an entry of a package has.
    var packageMember: JSONElement? {
        registry ?? archive ?? needs ?? features ?? exports ?? isDevelopmentOnly
    }

    /// Finds the members; one that is not known is refused, since writing the lock would lose it.
    init(_ element: JSONElement, of id: ModuleID, by reader: LockReader) throws(LockError) {
        guard let members = element.members else {
            throw reader.malformed("the entry of `\(id)` is not an object", at: element)
        }
        self.element = element
        for member in members {
            switch member.key {
            case "source": source = member.value
            case "location": location = member.value
            case "revision": revision = member.value
            case "digest": digest = member.value
            case "language": language = member.value
            case "permissions": permissions = member.value
            case "approvedAt": approvedAt = member.value
            case "dependencies": dependencies = member.value
            case "files": files = member.value
            case "entry": entry = member.value
            case "registry": registry = member.value
            case "archive": archive = member.value
            case "needs": needs = member.value
            case "features": features = member.value
            case "exports": exports = member.value
            case "isDevelopmentOnly": isDevelopmentOnly = member.value
            default:
                throw reader.malformed(
                    "`\(member.key)` is no part of an entry",
                    at: member.keySpan
                )
            }
        }
    }
}
