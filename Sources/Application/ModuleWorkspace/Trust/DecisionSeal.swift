// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleModel
internal import SigningKit

/// A mark in the data folder that this user's records allowed exactly this once: this program, these
/// permissions, these modules with these digests.
///
/// It spares a locked run the database of records. Any other program, permission, module or digest has another
/// mark; taking anything back removes all marks.
struct DecisionSeal: Sendable {
    private static let folderName = "allowed"

    private let path: FilePath

    /// The mark for one question, whether it exists or not.
    init(
        program: ModuleID,
        asked: PermissionSet,
        granted: PermissionSet,
        modules: [LockEntry],
        home: FilePath
    ) {
        var hasher = SHA256Hasher()
        hasher.update("\(program)\n")
        for set in [asked, granted] {
            for permission in set.permissions { hasher.update("\(permission)\n") }
            hasher.update("\n")
        }
        for module in modules {
            hasher.update("\(module.id)\n")
            hasher.update(module.pin.digest.bytes)
        }
        let hex = ContentDigest(kind: .file, bytes: hasher.digest())?.hex ?? ""
        path = home.appending("\(Self.folderName)/\(hex)")
    }

    /// Whether the records allowed it.
    var exists: Bool { FileSystem.kind(of: path) == .file }

    /// Remembers that the records allow it.
    ///
    /// Losing a mark costs time, never safety.
    func make() throws(FileSystemError) {
        try FileSystem.createFolders(path.parent, mode: 0o700)
        do {
            try FileSystem.writeBriefly([], to: path)
        } catch  where error.code == .exists {
            // Another process was told the same at the same time.
        }
    }

    /// Forgets all marks.
    static func removeAll(home: FilePath) throws(FileSystemError) {
        let folder = home.appending(folderName)
        guard FileSystem.kind(of: folder) != nil else { return }
        try FileSystem.removeTree(folder)
    }
}
