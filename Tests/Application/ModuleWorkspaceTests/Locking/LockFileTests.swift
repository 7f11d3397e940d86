// SPDX-License-Identifier: Apache-2.0

import FileSystemKit
import ModuleModel
import ModuleWorkspace
import Testing

@Suite struct LockFileTests {
    @Test func `writers at the same time lose nothing`() async throws {
        let scene = try WorkspaceScene()
        let file = LockFile(path: try scene.path("tenon.lock"), home: try scene.home)
        let entries = try (0..<32).map { try scene.entry("https://h/\($0).js", "\($0)") }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<8 {
                group.addTask {
                    for entry in entries[(task * 4)..<(task * 4 + 4)] {
                        try file.update { $0.entries[entry.id] = entry }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try file.read().entries.keys.sorted() == entries.map(\.id).sorted())
    }

    @Test func `a change that fails changes nothing`() throws {
        struct Refused: Error {}
        let scene = try WorkspaceScene()
        let file = LockFile(path: try scene.path("tenon.lock"), home: try scene.home)
        let entry = try scene.entry("https://h/a.js", "1")
        try file.update { $0.entries[entry.id] = entry }
        #expect(throws: Refused.self) {
            try file.update { lock in
                lock = Lock()
                throw Refused()
            }
        }
        #expect(try file.read().entries.count == 1)
    }

    @Test func `there need not be a file`() throws {
        let scene = try WorkspaceScene()
        let file = LockFile(path: try scene.path("tenon.lock"), home: try scene.home)
        #expect(try file.read() == Lock())
    }
}
