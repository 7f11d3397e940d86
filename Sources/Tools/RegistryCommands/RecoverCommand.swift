// SPDX-License-Identifier: Apache-2.0

package import Commands
internal import Diagnostics
internal import FileSystemKit
internal import JSONKit
internal import ModuleModel
internal import ModuleWorkspace
internal import RegistryServer

/// `tenon-registry recover`: makes another token for the account that runs a registry.
package struct RecoverCommand: Command {
    package static let specification = RegistryRecoverCommand.specification

    private let folder: String
    private let administrator: AccountName

    package init(parsing arguments: ParsedArguments) throws {
        folder = try arguments.required("FOLDER")
        administrator = try AccountName(
            parsing: arguments.value(of: "administrator") ?? ServeOptions.administrator
        )
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let root = try FilePath(folder).absolute(from: context.workingDirectory())
        let configuration = RegistryAssembly.service(
            at: root,
            administrator: administrator,
            reading: ServiceConfiguration.Reading(
                languages: RegistryLanguages.all,
                manifest: { try ManifestReader.read($0, folder: $1).0 },
                now: context.clock.now
            )
        )
        guard FileSystem.kind(of: configuration.database) == .file else {
            throw NoServer(folder: root)
        }
        let token = try await RegistryService(configuration).recoverAdministrator()
        if context.output.isJSON {
            try context.output.write([
                "account": .string(administrator.description), "id": .string(token.token.id),
                "secret": .string(token.secretText),
            ])
        } else {
            try context.output.write(token.secretText + "\n")
        }
        context.output.say("a new token of `\(administrator)`, shown only now")
        return .success
    }

    private struct NoServer: DiagnosticError {
        let folder: FilePath

        var diagnostic: Diagnostic {
            Diagnostic(
                code: "registry-accounts-missing",
                message: "`\(folder)` was never served, so it has no accounts",
                hints: ["start `tenon registry serve`: its first start shows a token"]
            )
        }
    }
}
