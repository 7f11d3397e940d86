// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
package import ModuleWorkspace

extension CommandContext {
    /// The workspace of this machine, made now.
    ///
    /// - Throws: ``FileSystemError`` when the environment does not say where data belongs.
    package func workspace() throws -> Workspace {
        try services.makeWorkspace(CommandInteraction(self))
    }

    /// What flags and global options say about a program.
    func request(
        _ entry: String,
        flags: PermissionFlags,
        approves: Bool,
        policy: String? = nil,
        imports: ImportFlags? = nil
    ) throws -> ProgramRequest {
        var request = ProgramRequest(entry: entry)
        request.granted = try flags.permissions(relativeTo: workingDirectory())
        request.imports = try imports?.options(relativeTo: workingDirectory()) ?? request.imports
        request.isLocked = settings.isLocked
        request.isOffline = settings.isOffline
        request.approvesAll = approves
        request.policy = try policy.map { try FilePath($0).absolute(from: workingDirectory()) }
        return request
    }
}
