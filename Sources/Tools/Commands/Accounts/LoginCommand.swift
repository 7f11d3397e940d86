// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import JSONKit
internal import ModuleWorkspace

/// `tenon login`: keeps a token for a registry.
package struct LoginCommand: Command {
    package static let specification = CommandSpecification(
        "login",
        group: .registry,
        summary: "keep a token for a registry, after the server has said whose it is",
        discussion: [
            "The token is asked for without showing it, or read from standard input where that is no terminal. It is "
                + "kept in a file that only you may read, and sent to the server of that one registry alone. For a "
                + "build server, set `TENON_TOKEN` instead.",
            RegistryOption.discussion,
        ],
        options: [RegistryOption.specification],
        examples: [
            CommandExample(
                "tenon login --registry https://packages.example.com",
                "asks for the token"
            ),
            CommandExample("tenon login < token.txt", "reads it from a file"),
        ]
    )

    /// The longest input that may hold a token.
    private static let limit = 4_096

    private let registry: String?

    package init(parsing arguments: ParsedArguments) throws {
        registry = arguments.value(of: "registry")
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        try await workspace.findAccounts(of: registry)
        context.output.progress.hide()
        let token = try AccessToken(parsing: try text(in: context))
        let account = try await workspace.logIn(registry, token: token)
        if context.output.isJSON {
            try context.output.write(AccountRecord.json(account))
            return .success
        }
        context.output.say("logged in to \(account.registry) as `\(account.name)`")
        return .success
    }

    private func text(in context: CommandContext) throws -> String {
        guard !context.services.isInputTerminal() else {
            return try context.prompt.secret("Which token?", orThrow: NoToken())
        }
        let bytes = try context.services.readInput(Self.limit)
        let lines = bytes.split { $0 == 0x0A || $0 == 0x0D }
        guard lines.count == 1 else { throw NoToken() }
        return String(decoding: lines[0], as: UTF8.self)
    }

    /// No token was given.
    private struct NoToken: DiagnosticError {
        var diagnostic: Diagnostic {
            Diagnostic(
                code: "login-token-missing",
                message: "no token was given: standard input has to hold one line with it",
                hints: [
                    "run `tenon login` on a terminal, which asks for it",
                    "or feed it a file: `tenon login < token.txt`",
                ]
            )
        }
    }
}
