// SPDX-License-Identifier: Apache-2.0

/// `tenon registry build`: starts the program that builds registries.
package struct RegistryBuildCommand: Command {
    package static let specification = CommandSpecification(
        "registry build",
        group: .registry,
        summary: "build a registry from a folder of packages, or from a registry of mlld",
        discussion: [
            "SOURCE holds packages, as folders with a manifest or as archives that `tenon build` made; or "
                + "what registries of mlld had: `modules/USER/MODULE/VERSION.json`, `modules/USER/MODULE.json`, "
                + "`USER/registry.json`, `USER/advisories.json`; or what `tenon publish --pull-request` wrote.",
            "Packages are packed and checked as `tenon publish` does. The pages of the registry's site are written "
                + "beside its files.",
            "Each entry is used or told of, and stops no other. What OUT holds already stays; a version that "
                + "is there with other content is an error. The exit status is 1 when an entry is not used.",
        ],
        options: [
            .option(
                "mirror",
                ValueSpecification("FOLDER", completion: .path),
                "copies of what modules of mlld are made of, each at the host and path of its URL, to be compared "
                    + "with the digests that the registry states"
            ),
            .option("name", ValueSpecification("NAME"), "what a new registry is called"),
            .option(
                "address",
                ValueSpecification("URL"),
                "where clients reach the folder; npm is told whole URLs"
            ),
            .flag("no-site", "write no pages for people"),
            .flag("check", "read all of OUT afterwards, and say what is wrong with it"),
        ],
        arguments: [
            ArgumentSpecification("SOURCE", "the folder to build from", completion: .path),
            ArgumentSpecification("OUT", "the folder of the registry", completion: .path),
        ],
        examples: [
            CommandExample("tenon registry build packages public", "build `public` from `packages`")
        ]
    )

    package init(parsing arguments: ParsedArguments) throws {}

    package func run(in context: CommandContext) async throws -> ExitStatus {
        try RegistryProgram.start(in: context)
    }
}
