// SPDX-License-Identifier: Apache-2.0

/// `tenon registry serve`: starts the program that serves registries.
package struct RegistryServeCommand: Command {
    package static let specification = CommandSpecification(
        "registry serve",
        group: .registry,
        summary: "serve a registry: its files, its site and its API",
        discussion: [
            "The registry is the folder; a folder that is empty or not there becomes one. The first start makes "
                + "the account that runs it, and prints how to go on.",
            "It speaks plain HTTP. For anything but this machine alone, put a proxy in front that speaks HTTPS, "
                + "and tell the server of both: `--address` and `--trust-proxy`.",
            "SIGTERM and Ctrl-C let running requests end; a second one does not wait.",
        ],
        options: [
            .option(
                "listen",
                ValueSpecification("ADDRESS:PORT"),
                "where to listen; port 0 takes a free one (default: 127.0.0.1:7070)"
            ),
            .option(
                "address",
                ValueSpecification("URL"),
                "where clients reach it, when that is elsewhere"
            ),
            .option("name", ValueSpecification("NAME"), "what the registry is called"),
            .option(
                "administrator",
                ValueSpecification("NAME"),
                "the account that runs it, made by the first start (default: administrator)"
            ),
            .flag("private", "answer only who shows the token of an account"),
            .option(
                "log",
                ValueSpecification("FORMAT", completion: .choices(["text", "json", "none"])),
                "a line a request on standard error: `text`, `json` or `none` (default: text)"
            ),
            .option(
                "trust-proxy",
                ValueSpecification("ADDRESS"),
                "believe what the proxy at this address says of its clients",
                isRepeatable: true
            ),
            .option(
                "rate",
                ValueSpecification("NUMBER"),
                "requests a second to the API and the site, a client; 0 for any number (default: 50)"
            ),
            .option(
                "connections",
                ValueSpecification("NUMBER"),
                "connections of one address at once (default: 200)"
            ),
            .option(
                "grace",
                ValueSpecification("SECONDS"),
                "how long running requests have when it stops (default: 30)"
            ),
        ],
        arguments: [
            ArgumentSpecification(
                "FOLDER",
                "the folder of the registry (default: `registry` below Tenon's data)",
                arity: .optional,
                completion: .path
            )
        ],
        examples: [
            CommandExample("tenon registry serve ./packages", "serve a folder to this machine"),
            CommandExample("tenon registry serve --private", "serve to those who have an account"),
            CommandExample(
                "tenon registry serve --address https://registry.example/ --trust-proxy 127.0.0.1",
                "serve to the world, behind a proxy"
            ),
        ]
    )

    package init(parsing arguments: ParsedArguments) throws {}

    package func run(in context: CommandContext) async throws -> ExitStatus {
        try RegistryProgram.start(in: context)
    }
}
