// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleSources

/// Files that change together: all of them are on the disk before the first can be seen, and each is
/// replaced atomically.
///
/// Many files wait for the disk once, instead of once a file. Whoever makes a batch has the registry
/// for themselves.
struct FileBatch {
    /// From this number on, waiting for all of the file system is cheaper than for each file.
    private static let manyFiles = 48

    /// Where new files wait, in the registry itself, so that renaming moves no bytes.
    private static let waitingRoom = ".tenon-staging"

    private let root: FilePath
    private var staged: [(file: FilePath, target: FilePath)] = []

    /// Begins a batch; what an earlier one left behind when it was killed is cleared away.
    init(root: FilePath) throws {
        self.root = root
        let room = root.appending(Self.waitingRoom)
        if FileSystem.kind(of: room) != nil { try FileSystem.removeTree(room) }
        try FileSystem.createFolders(room)
    }

    /// Adds a file; one that is there with these bytes is left alone.
    mutating func add(_ file: OutputFile) throws {
        let target = root.appending(file.name)
        // A link on the way would lead what is written out of the registry.
        let folder = EnclosedFolder(root)
        try folder.kindWithoutLinks(of: file.name)
        if let there = try? folder.read(file.name, limit: file.bytes.count), there == file.bytes {
            return
        }
        let waiting = root.appending("\(Self.waitingRoom)/\(staged.count)")
        try FileSystem.writeBriefly(file.bytes, to: waiting, mode: 0o644)
        staged.append((waiting, target))
    }

    /// Shows all files.
    func commit() throws {
        let areMany = staged.count >= Self.manyFiles
        if try !areMany || !FileSystem.synchronizeAll(with: root) {
            for file in staged { try FileSystem.synchronize(file.file) }
        }
        var folders: Set<FilePath> = []
        for file in staged {
            let folder = file.target.parent
            if folders.insert(folder).inserted {
                try FileSystem.createFolders(folder, durably: !areMany)
            }
            try FileSystem.rename(file.file, to: file.target)
        }
        if try !areMany || !FileSystem.synchronizeAll(with: root) {
            for folder in folders { try FileSystem.synchronizeFolder(folder) }
        }
        try FileSystem.removeTree(root.appending(Self.waitingRoom))
    }
}
