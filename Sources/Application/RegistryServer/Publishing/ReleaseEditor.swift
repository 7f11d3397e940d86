// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import RegistryIndex
internal import SQLiteKit

/// Changes what a registry says of packages that it has.
///
/// Each change is made inside the transaction that writes the audit trail: where that can't be written,
/// nothing changes. What is so already is left alone, so that a request can be repeated.
struct ReleaseEditor: Sendable {
    /// The most owners of one package.
    private static let ownerLimit = 100

    let folder: RegistryFolder
    let builder: RegistryBuilder
    let database: RegistryDatabase
    let work: BlockingWork
    let follower: FolderFollower
    let now: @Sendable () -> Timestamp

    /// The index of a package.
    ///
    /// - Throws: `package-unknown`.
    func index(of package: PackageName) async throws -> PackageIndex {
        try await work.run { try readIndex(of: package) }
    }

    private func readIndex(of package: PackageName) throws -> PackageIndex {
        guard let index = try folder.index(of: package), !index.releases.isEmpty else {
            throw PublishError.packageUnknown(package)
        }
        return index
    }

    /// Withdraws a version, or takes that back with `nil`.
    func yank(
        _ package: PackageName,
        _ version: Version,
        reason: String?,
        by caller: Caller
    ) async throws {
        try caller.check(.yank, of: package)
        let subject = "\(package)@\(version)"
        let entry = caller.entry(
            reason == nil ? "unyank" : "yank",
            subject,
            reason ?? "",
            at: now()
        )
        try await change(package, by: caller, entry) { index in
            guard let release = index[version] else { throw PublishError.releaseMissing(subject) }
            guard release.yanked != reason else { return false }
            try builder.yank(package, version, reason: reason, heads: .deferred)
            return true
        }
    }

    /// Advises against a version, or all of them, or takes that back with `nil`.
    func deprecate(
        _ package: PackageName,
        _ version: Version?,
        message: String?,
        by caller: Caller
    ) async throws {
        try caller.check(.yank, of: package)
        let subject = version.map { "\(package)@\($0)" } ?? package.description
        let entry = caller.entry(
            message == nil ? "undeprecate" : "deprecate",
            subject,
            message ?? "",
            at: now()
        )
        try await change(package, by: caller, entry) { index in
            let releases = index.releases.filter { version == nil || $0.version == version }
            guard !releases.isEmpty else { throw PublishError.releaseMissing(subject) }
            guard releases.contains(where: { $0.deprecated != message }) else { return false }
            try builder.deprecate(package, version, message: message, heads: .deferred)
            return true
        }
    }

    /// Makes an account an owner of a package, or no longer.
    ///
    /// - Throws: `owner-last`, `owner-limit`, `AccountError`.
    func setOwner(
        _ user: AccountName,
        of package: PackageName,
        isOwner: Bool,
        by caller: Caller
    ) async throws {
        try caller.check(.owners, of: package)
        let action = isOwner ? "owner-add" : "owner-remove"
        let entry = caller.entry(action, package.description, user.description, at: now())
        try await change(package, by: caller, entry) { index in
            var owners = Set(index.owners)
            guard owners.contains(user.description) != isOwner else { return false }
            if isOwner {
                guard owners.count < Self.ownerLimit else {
                    throw PublishError.tooManyOwners(package, Self.ownerLimit)
                }
                owners.insert(user.description)
            } else {
                guard owners.count > 1 else { throw AccountError.lastOwner(package.description) }
                owners.remove(user.description)
            }
            try builder.setOwners(package, owners.sorted())
            return true
        }
    }

    private func change(
        _ package: PackageName,
        by caller: Caller,
        _ entry: AuditTrail.Entry,
        _ body: @Sendable (PackageIndex) throws -> Bool
    ) async throws {
        let hasChanged = try await database.write { database in
            let index = try readIndex(of: package)
            try caller.checkOwner(of: package, owners: index.owners)
            guard try body(index) else { return false }
            try AuditTrail.add(entry, to: database)
            return true
        }
        if hasChanged { follower.note(package) }
    }
}
