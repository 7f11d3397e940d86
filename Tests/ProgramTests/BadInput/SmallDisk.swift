// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import TestSupport

/// A disk of 2 MB that fills up.
struct SmallDisk {
    let path: String

    /// Whether this user may mount one.
    static var isPossible: Bool {
        get async {
            guard geteuid() == 0, let folder = try? TemporaryFolder() else { return false }
            let disk = SmallDisk(path: folder.path)
            guard (try? await disk.mount()) != nil else { return false }
            return (try? await disk.unmount()) != nil
        }
    }

    func mount() async throws {
        try await run("/usr/bin/mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", path])
    }

    func unmount() async throws { try await run("/usr/bin/umount", ["-l", path]) }

    private struct Refused: Error {}

    private func run(_ program: String, _ arguments: [String]) async throws {
        guard try await ChildProgram(program).run(arguments).isSuccess else { throw Refused() }
    }
}
