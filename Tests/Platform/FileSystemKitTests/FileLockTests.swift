// SPDX-License-Identifier: Apache-2.0

import FileSystemKit
import TestSupport
import Testing

@Suite struct FileLockTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func tryLock(_ mode: FileLock.Mode, timeout: Duration = .zero) throws -> FileLock {
        try FileLock(FilePath(folder.path("lock")), mode: mode, timeout: timeout)
    }

    @Test func `an exclusive lock keeps others out until it goes`() throws {
        var lock: FileLock? = try tryLock(.exclusive)
        for mode in [FileLock.Mode.exclusive, .shared] {
            #expect { try tryLock(mode, timeout: .milliseconds(5)) } throws: {
                ($0 as? FileSystemError)?.code == .locked
            }
        }
        withExtendedLifetime(lock) {}
        lock = nil
        _ = try tryLock(.exclusive)
    }

    @Test func `shared locks live together`() throws {
        let first = try tryLock(.shared)
        let second = try tryLock(.shared)
        #expect { try tryLock(.exclusive) } throws: {
            ($0 as? FileSystemError)?.code == .locked
        }
        withExtendedLifetime((first, second)) {}
    }
}
