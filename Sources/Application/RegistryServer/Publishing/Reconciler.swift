// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ModuleModel
internal import RegistryIndex
internal import SQLiteKit

/// Compares what the database says with the folder when a server starts; the folder is right.
struct Reconciler: Sendable {
    let folder: RegistryFolder
    let builder: RegistryBuilder
    let database: RegistryDatabase
    let advisories: AdvisoryFiles
    let follower: FolderFollower
    let now: @Sendable () -> Timestamp

    /// Ends what a server that was killed has begun.
    ///
    /// - Returns: what is wrong with files of the folder that were in the way; the next start tries again.
    func run() async throws -> [Diagnostic] {
        var troubles: [Diagnostic] = []
        let open = try await database.read { try PublicationTable.open(in: $0) }
        for publication in open {
            do {
                try await settle(publication)
            } catch let error as SQLiteError {
                throw error
            } catch {
                troubles.append(Diagnostic(of: error))
            }
        }
        do { try advisories.mendList() } catch { troubles.append(Diagnostic(of: error)) }
        return troubles
    }

    private func settle(_ publication: PublicationTable.Publication) async throws {
        let time = now()
        let isPublished = try await database.write { database in
            let index = try folder.index(of: publication.package)
            guard let index, let release = index[publication.version],
                release.digest.description == publication.digest
            else {
                try PublicationTable.cancel(publication.number, in: database)
                return false
            }
            // The one who began the package had no time to become its owner.
            if index.owners.isEmpty, index.releases.count == 1 {
                try builder.setOwners(publication.package, [publication.account])
            }
            try builder.completeFiles(of: publication.package)
            try PublicationTable.finish(
                publication,
                archive: release.archive,
                at: time,
                in: database
            )
            return true
        }
        if isPublished { follower.note(publication.package) }
    }
}
