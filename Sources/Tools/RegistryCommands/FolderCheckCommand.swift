// SPDX-License-Identifier: Apache-2.0

package import Commands
internal import FileSystemKit
internal import ModuleWorkspace
internal import RegistryIndex

/// `tenon-registry check`: says what is wrong with a registry's folder.
package struct FolderCheckCommand: Command {
    package static let specification = RegistryCheckCommand.specification

    private let folder: String

    package init(parsing arguments: ParsedArguments) throws {
        folder = try arguments.required("FOLDER")
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let root = try FilePath(folder).absolute(from: context.workingDirectory())
        return try FindingsText.write(try Self.check(root), did: "checked", in: context)
    }

    /// Looks through the registry at `root`.
    static func check(_ root: FilePath) throws -> BuildReport {
        try RegistryCheck(
            root: root,
            readManifest: { try ManifestReader.read($0, folder: $1).0 },
            languages: RegistryLanguages.all
        ).run()
    }
}
