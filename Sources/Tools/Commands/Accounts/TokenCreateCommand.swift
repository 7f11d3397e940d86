// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import ModuleWorkspace

/// `tenon token create`: makes a token.
package struct TokenCreateCommand: Command {
    package static let specification = CommandSpecification(
        "token create",
        group: .registry,
        summary: "make a token, for a build server or another machine",
        discussion: [
            "The token is printed once, alone on standard output. Let it do only what is needed, and end.",
            RegistryOption.discussion,
        ],
        options: [
            .option(
                "allow",
                ValueSpecification("WHAT", completion: .choices(rights)),
                "what it may do; everything without",
                isRepeatable: true
            ),
            .option(
                "package",
                ValueSpecification("PACKAGE"),
                "the package that it is for; all without",
                isRepeatable: true
            ),
            .option("expires", ValueSpecification("WHEN"), "days, `90d`, or a day, `2027-01-31`"),
            RegistryOption.specification,
        ],
        arguments: [ArgumentSpecification("NAME", "what you will know it by")],
        examples: [
            CommandExample(
                "tenon token create ci --allow publish --package @alice/utils --expires 90d",
                "a token that publishes one package"
            )
        ]
    )

    private static let rights = ["publish", "yank", "owners", "tokens"]

    private var request: TokenRequest
    private let expires: TokenEnd?
    private let registry: String?

    package init(parsing arguments: ParsedArguments) throws {
        request = TokenRequest(name: try arguments.required("NAME"))
        request.permissions = arguments.values(of: "allow")
        request.packages = try arguments.values(of: "package").map {
            try PackageName(parsing: $0)
        }
        expires = try arguments.value(
            of: "expires",
            as: "days, `90d`, or a day, `2027-01-31`",
            TokenEnd.init(parsing:)
        )
        registry = arguments.value(of: "registry")
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        var request = request
        request.expires = expires?.time(from: context.clock.now())
        let token = try await context.workspace().makeToken(request, registry: registry)
        try TokenTable.showOnce(token, of: "`\(request.name)`", in: context.output)
        return .success
    }
}
