// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleModel

/// What a program asks for in each run because a person wanted it to: `tenon approve --allow-net=HOST main.js`.
///
/// A file a program in the data folder, so that a run finds it without the database of records. It grants nothing:
/// whether the program may have it is what the records say.
struct StandingRequest: Sendable {
    private static let sizeLimit = 1 << 20

    private let path: FilePath

    /// The request for `program`, whether there is one or not.
    init(for program: ModuleID, home: FilePath) {
        path = home.appending("asked/\(program.fileName)")
    }

    /// What is asked for.
    ///
    /// - Throws: ``FileSystemError`` when it cannot be read.
    func permissions() throws(FileSystemError) -> PermissionSet {
        let bytes: [UInt8]
        do {
            bytes = try FileSystem.read(path, limit: Self.sizeLimit)
        } catch  where error.code == .notFound {
            return .none
        }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        return PermissionSet(lines.compactMap { try? Permission(parsing: String($0)) })
    }

    /// Asks for `permissions` too, from now on.
    func add(_ permissions: PermissionSet) throws(FileSystemError) {
        let all = try self.permissions().union(permissions)
        let text = all.permissions.map { "\($0)\n" }.joined()
        try FileSystem.createFolders(path.parent, mode: 0o700)
        try FileSystem.writeAtomically(Array(text.utf8), to: path, mode: 0o600)
    }

    /// Asks for nothing any more; whether there was anything.
    func remove() throws(FileSystemError) -> Bool {
        guard FileSystem.kind(of: path) != nil else { return false }
        try FileSystem.removeTree(path)
        return true
    }
}
