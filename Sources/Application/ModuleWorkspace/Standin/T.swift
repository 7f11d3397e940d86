import FileSystemKit
import ModuleModel

extension Workspace {
    func trust(for entry: ProgramEntry, policy: FilePath?) async throws -> ProgramTrust {
        ProgramTrust()
    }
    func record(grant: PermissionSet, to: ProgramEntry) async throws {}
    package func revoke(_ program: String) async throws -> Bool { false }
}
