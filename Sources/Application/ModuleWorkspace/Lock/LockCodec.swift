// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import JSONKit
package import ModuleModel

/// Reads and writes the text of `tenon.lock` (`docs/formats/lock.md`).
///
/// A lock has one text: `encode(decode(text)) == text` for each text that ``encode(_:folder:)`` wrote.
/// What is read is checked as a whole; digests are compared with contents by whoever has the contents.
package enum LockCodec {
    /// The longest lock that is read, in bytes.
    package static let sizeLimit = 64 << 20

    /// Reads a lock; paths in permissions may be relative to `folder`, the one that holds the lock.
    ///
    /// - Throws: ``LockError``, with the place of the fault.
    package static func decode(
        _ source: SourceText,
        folder: String? = nil
    ) throws(LockError) -> Lock {
        let document: JSONDocument
        do throws(JSONError) {
            let limits = JSONDocument.Limits(size: sizeLimit, depth: 8)
            document = try JSONDocument(parsing: source, limits: limits)
        } catch {
            throw conflict(in: source)
                ?? LockError(
                    error.code == "json-too-large" ? "lock-too-large" : "lock-malformed",
                    error.reason,
                    name: source.name,
                    at: error.span,
                    hints: [LockReader.hint]
                )
        }
        return try LockReader(name: source.name, folder: folder).read(document.root)
    }

    /// The text of a lock; paths in permissions that lie below `folder` are written relative to it.
    package static func encode(_ lock: Lock, folder: String? = nil) -> [UInt8] {
        let modules = lock.entries.map { id, entry in
            (id.description, value(of: entry, folder: folder))
        }
        let hasPackages =
            !lock.requirements.isEmpty || lock.entries.values.contains { $0.package != nil }
        let version = hasPackages ? Lock.packageFormatVersion : Lock.formatVersion
        var members: [String: JSONValue] = [
            "tenonLock": .integer(Int64(version)),
            "modules": .object(Dictionary(modules) { first, _ in first }),
        ]
        if !lock.requirements.isEmpty {
            members["requirements"] = .object(lock.requirements.mapValues { .string($0) })
        }
        return JSONValue.object(members).encoded(.lines)
    }

    private static func value(of entry: LockEntry, folder: String?) -> JSONValue {
        var members: [String: JSONValue] = [
            "source": .string(entry.pin.source.rawValue),
            "digest": .string(entry.pin.digest.description),
            "language": .string(entry.language),
        ]
        if entry.pin.location != LockReader.location(of: entry.id) {
            members["location"] = .string(entry.pin.location)
        }
        members["revision"] = entry.pin.revision.map { .string($0) }
        members["approvedAt"] = entry.approvedAt.map { .string($0.description) }
        members["entry"] = entry.entry.map { .string($0) }
        members["permissions"] = value(of: entry.permissions, folder: folder)
        if !entry.dependencies.isEmpty {
            members["dependencies"] = .object(
                entry.dependencies.mapValues { .string($0.description) }
            )
        }
        if !entry.files.isEmpty {
            members["files"] = .object(entry.files.mapValues { .string($0.description) })
        }
        if let package = entry.package { add(package, to: &members, folder: folder) }
        return .object(members)
    }

    private static func add(
        _ package: LockedPackage,
        to members: inout [String: JSONValue],
        folder: String?
    ) {
        members["registry"] = .string(RegistryText.text(package.registry, folder: folder))
        members["archive"] = .string(package.archive.description)
        members["needs"] = value(of: package.needs, folder: folder)
        if !package.features.isEmpty {
            members["features"] = .array(package.features.map { .string($0) })
        }
        if !package.exports.isEmpty {
            members["exports"] = .object(package.exports.mapValues { .string($0) })
        }
        if package.isDevelopmentOnly { members["isDevelopmentOnly"] = true }
    }

    /// The permissions as strings; nothing where there are none.
    private static func value(of permissions: PermissionSet, folder: String?) -> JSONValue? {
        guard !permissions.isEmpty else { return nil }
        let texts = permissions.permissions.map { $0.text(relativeTo: folder) }
        return .array(texts.map { .string($0) })
    }

    /// The error for a text in which git left the marks of a merge; `nil` when it did not.
    private static func conflict(in source: SourceText) -> LockError? {
        MergeMark.first(in: source).map { mark in
            LockError(
                "lock-merge-conflict",
                "a merge left both sides in it",
                name: source.name,
                at: mark,
                hints: [
                    "keep one side, with `git checkout --ours -- \(source.name)`, then run "
                        + "`tenon install`, and `tenon lock PROGRAM` for modules from URLs"
                ]
            )
        }
    }
}
