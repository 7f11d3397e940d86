// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import FileSystemKit
import LanguageJavaScript
import ModuleModel
import ModuleStore
import ModuleWorkspace
import TestSupport

/// A project and a store in a folder of one test.
struct WorkspaceScene {
    let folder: TemporaryFolder
    let languages = LanguageTable([JavaScript(), TypeScript()])

    init() throws {
        folder = try TemporaryFolder()
        try folder.makeFolder("project")
    }

    var home: FilePath { get throws { try FilePath(folder.path("data")) } }
    var root: FilePath { get throws { try FilePath(folder.path("project")) } }
    var blobs: BlobStore { get throws { BlobStore(home: try home) } }

    func path(_ name: String) throws -> FilePath { try root.appending(name) }

    @discardableResult
    func write(_ text: String, to name: String) throws -> ModuleID {
        ModuleID(source: .file, try folder.write(text, to: "project/" + name))
    }

    func resolver(readable: PermissionSet = .none) throws -> SpecifierResolver {
        SpecifierResolver(
            project: try Project(containing: root),
            readable: readable,
            languages: languages
        )
    }

    func load(_ entry: ModuleID, lock: Lock = Lock()) throws -> LoadedGraph {
        try GraphLoader(
            resolver: resolver(),
            languages: languages,
            blobs: blobs,
            lock: lock
        ).load(entry)
    }

    /// A lock entry for `text`, which is in the store.
    func entry(
        _ id: String,
        _ text: String,
        dependencies: [String: ModuleID] = [:]
    ) throws -> LockEntry {
        let digest = try blobs.put(Array(text.utf8), suffix: "js")
        let id = ModuleID(source: .https, id)
        return LockEntry(
            id: id,
            pin: Pin(source: .https, location: id.description, digest: digest),
            language: "javascript",
            dependencies: dependencies
        )
    }

    /// The code and the first span of what `body` throws.
    func failure(_ body: () throws -> Void) -> Diagnostic? {
        do {
            try body()
            return nil
        } catch {
            return (error as? any DiagnosticError)?.diagnostic
        }
    }
}
