// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import JSONKit
package import ModuleModel

/// Reads and writes the lock of mlld projects, `.mlld/mlld.lock.json`.
///
/// A module of the mlld registry keeps its name as its identity, and the gist that the registry led
/// to as its location; what mlld does not write down, such as permissions, starts empty.
package enum MlldLockCodec {
    private static let formatVersion = "1.0.0"

    /// Reads a lock; members that mlld may add are left alone.
    ///
    /// - Throws: ``LockError``, with the place of the fault.
    package static func decode(_ source: SourceText) throws(LockError) -> Lock {
        let reader = LockReader(name: source.name, folder: nil)
        let root: JSONElement
        do throws(JSONError) {
            let limits = JSONDocument.Limits(size: LockCodec.sizeLimit, depth: 16)
            root = try JSONDocument(parsing: source, limits: limits).root
        } catch {
            throw LockError(
                "lock-malformed",
                error.reason,
                name: source.name,
                at: error.span,
                hints: [LockReader.hint]
            )
        }
        guard let version = root["version"]?.string else {
            throw reader.malformed("it has no `version`", at: root)
        }
        guard version.hasPrefix("1.") else {
            throw LockError(
                "lock-version-unknown",
                "its format is \(version), and this Tenon reads format \(formatVersion)",
                name: source.name,
                at: root["version"]?.span,
                hints: ["write it again with mlld"]
            )
        }
        guard let imports = root["imports"]?.members else {
            throw reader.malformed("`imports` is missing, or is not an object", at: root)
        }
        var lock = Lock()
        for member in imports {
            let entry = try entry(member, by: reader)
            guard lock.entries.updateValue(entry, forKey: entry.id) == nil else {
                throw reader.malformed("`\(member.key)` occurs twice", at: member.keySpan)
            }
        }
        return lock
    }

    /// The text for mlld, and the entries that it can't hold: all but mlld's own.
    package static func encode(_ lock: Lock) -> (text: [UInt8], leftOut: [ModuleID]) {
        var imports: [String: JSONValue] = [:]
        var leftOut: [ModuleID] = []
        for (id, entry) in lock.entries {
            guard entry.pin.digest.kind == .file,
                case .gist(let gist)? = try? Specifier(parsing: entry.pin.location),
                let user = gist.user,
                // A gist is all of it there, at its newest revision.
                id.source != .gist || id.description == "gist:\(user)/\(gist.id)"
            else {
                leftOut.append(id)
                continue
            }
            let resolved = "mlld://gist/\(user)/\(gist.id)"
            var members: [String: JSONValue] = [
                "resolved": .string(resolved),
                "integrity": .string(entry.pin.digest.description),
            ]
            members["gistRevision"] = entry.pin.revision.map { .string($0) }
            members["approvedAt"] = entry.approvedAt.map { .string($0.description) }
            imports[id.source == .gist ? resolved : id.description] = .object(members)
        }
        let root: JSONValue = ["version": .string(formatVersion), "imports": .object(imports)]
        return (root.encoded(.lines), leftOut.sorted())
    }

    private static func entry(
        _ member: JSONElement.Member,
        by reader: LockReader
    ) throws(LockError) -> LockEntry {
        let key = member.key
        let id: ModuleID
        switch try? Specifier(parsing: key) {
        case .registry(let reference)? where reference.registry == .mlld:
            id = ModuleID(source: .registry, "\(Specifier.registry(reference))")
        case .gist(let reference)?: id = ModuleID(source: .gist, "\(Specifier.gist(reference))")
        default:
            throw reader.malformed("`\(key)` is no module of mlld", at: member.keySpan)
        }
        let element = member.value
        guard let resolved = element["resolved"], let integrity = element["integrity"] else {
            throw reader.malformed("`\(key)` has no `resolved` or no `integrity`", at: element)
        }
        guard case .gist(let gist)? = try? Specifier(parsing: try reader.text(resolved)),
            gist.revision == nil, gist.file == nil
        else {
            throw reader.malformed("`resolved` does not name a gist", at: resolved)
        }
        let location = "\(Specifier.gist(gist))"
        guard id.source == .registry || location.hasSameBytes(as: id.description) else {
            throw reader.mismatch("`\(key)` can't lie at `\(location)`", at: resolved)
        }
        var entry = LockEntry(
            id: id,
            pin: Pin(
                source: id.source,
                location: location,
                revision: try revision(element["gistRevision"], by: reader),
                digest: try digest(integrity, by: reader)
            ),
            language: "mlld"
        )
        if let time = element["approvedAt"] {
            entry.approvedAt = try reader.parsed(time) { text throws(Timestamp.Malformed) in
                try Timestamp(parsing: text)
            }
        }
        return entry
    }

    private static func revision(
        _ element: JSONElement?,
        by reader: LockReader
    ) throws(LockError) -> String? {
        guard let element else { return nil }
        guard let commit = CommitID(parsing: try reader.text(element)) else {
            throw reader.malformed("`gistRevision` is not a full commit", at: element)
        }
        return commit.description
    }

    /// mlld writes `sha256:` in front of the digits, or nothing.
    private static func digest(
        _ element: JSONElement,
        by reader: LockReader
    ) throws(LockError) -> ContentDigest {
        if let digest = try? ContentDigest(parsing: "sha256:" + (try reader.text(element))) {
            return digest
        }
        return try reader.digest(element, kind: .file)
    }
}
