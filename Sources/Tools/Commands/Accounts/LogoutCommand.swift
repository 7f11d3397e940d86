// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleWorkspace

/// `tenon logout`: forgets the token of a registry.
package struct LogoutCommand: Command {
    package static let specification = CommandSpecification(
        "logout",
        group: .registry,
        summary: "forget the token of a registry on this machine",
        discussion: [
            "The server still knows it: `tenon token revoke` makes a token useless everywhere.",
            RegistryOption.discussion,
        ],
        options: [RegistryOption.specification],
        examples: [CommandExample("tenon logout", "forget the token")]
    )

    private let registry: String?

    package init(parsing arguments: ParsedArguments) throws {
        registry = arguments.value(of: "registry")
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let (address, user) = try await context.workspace().logOut(registry)
        if context.output.isJSON {
            let record: JSONValue = ["registry": .string(address), "name": .string(user)]
            try context.output.write(record)
            return .success
        }
        context.output.say("the token of `\(user)` for \(address) is forgotten here")
        return .success
    }
}
