// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import ModuleModel
internal import ModuleStore

// MARK: - A copy of everything inside the project

extension Workspace {
    /// What `tenon vendor` did.
    package struct VendorReport: Sendable {
        /// How many files the copy has.
        package var files = 0
        /// How many were not there before.
        package var added = 0
        /// How many were there, and are in the lock no longer.
        package var removed = 0
    }

    /// The folder of the copy, below the root of a project.
    package static let vendorName = "vendor"

    /// Copies everything that the lock of a project names into `vendor/`, as the store has it.
    ///
    /// - Throws: ``BlobMissing`` for what is not here, ``IntegrityFailure``, ``FileSystemError``.
    package func vendor(_ project: Project) throws -> VendorReport {
        let folder = project.root.appending(Self.vendorName)
        let copy = BlobStore(home: folder)
        var report = VendorReport()
        var names: Set<String> = []
        note(lockFile(of: project))
        for entry in try lock(of: project).entries.values.sorted(by: { $0.id < $1.id }) {
            for file in try files(of: entry) {
                let bytes = try entry.id.mending {
                    try blobs.read(file.digest, suffix: file.suffix)
                }
                guard names.insert(copy.name(file.digest, suffix: file.suffix)).inserted else {
                    continue
                }
                report.files += 1
                let path = copy.path(file.digest, suffix: file.suffix)
                if (try? copy.verify(file.digest, suffix: file.suffix)) != nil { continue }
                try FileSystem.createFolders(path.parent, mode: 0o755)
                try FileSystem.writeAtomically(bytes, to: path)
                report.added += 1
            }
        }
        report.removed = try removeOthers(than: names, from: copy.folder)
        if report.files > 0 {
            // Line ends must stay as they are: the digests are of these bytes.
            try FileSystem.writeAtomically(
                Array("* -text\n".utf8),
                to: folder.appending(".gitattributes")
            )
        }
        return report
    }

    /// Takes what the store lacks of a lock from the copy in the project, if there is one; each file is hashed.
    ///
    /// - Throws: ``IntegrityFailure`` for a file that was changed, ``FileSystemError``.
    func adoptVendored(_ lock: Lock, of project: Project) throws {
        let copy = BlobStore(home: project.root.appending(Self.vendorName))
        guard FileSystem.kind(of: copy.folder) == .folder else { return }
        for entry in lock.entries.values {
            if entry.package != nil {
                guard try blobs.tree(entry.pin.digest) == nil,
                    let files = try copy.tree(entry.pin.digest)
                else { continue }
                var contents: [ModulePath: [UInt8]] = [:]
                for (name, digest) in files {
                    guard let path = ModulePath(parsing: name) else { continue }
                    contents[path] = try copy.read(digest, suffix: BlobStore.suffix(of: name))
                }
                _ = try blobs.putTree(contents)
                continue
            }
            for file in try files(of: entry)
            where FileSystem.kind(of: blobs.path(file.digest, suffix: file.suffix)) == nil {
                let path = copy.path(file.digest, suffix: file.suffix)
                guard FileSystem.kind(of: path) == .file else { continue }
                let bytes = try copy.read(file.digest, suffix: file.suffix)
                _ = try blobs.put(bytes, suffix: file.suffix)
            }
        }
    }

    private func removeOthers(than names: Set<String>, from folder: FilePath) throws -> Int {
        guard FileSystem.kind(of: folder) == .folder else { return 0 }
        var removed = 0
        for prefix in try FileSystem.list(folder) {
            let below = folder.appending(prefix)
            guard FileSystem.kind(of: below) == .folder else { continue }
            for name in try FileSystem.list(below) where !names.contains("\(prefix)/\(name)") {
                try FileSystem.remove(below.appending(name))
                removed += 1
            }
        }
        return removed
    }
}
