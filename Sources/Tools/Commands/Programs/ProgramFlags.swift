// SPDX-License-Identifier: Apache-2.0

internal import ModuleRuntime
internal import ModuleWorkspace

/// The flags of commands that run one program for a person: what it may do, where its modules are, how far it
/// may go.
package struct ProgramFlags: Sendable {
    /// The flags, for the specifications of these commands.
    package static let options: [OptionSpecification] =
        PermissionFlags.options + ImportFlags.options + [
            .flag("approve", "say yes to everything that is asked, and remember it"),
            .option(
                "policy",
                ValueSpecification("FILE", completion: .path),
                "follow this policy file"
            ),
            .option("memory", ValueSpecification("MB"), "let the program use this much memory"),
            .option("time", ValueSpecification("SECONDS"), "end the program after this long"),
            .option(
                "sandbox",
                ValueSpecification("MODE", completion: .choices(["kernel", "none"])),
                "`none`: run without the kernel's sandbox, confined by the runtime alone"
            ),
        ]

    private let permissions: PermissionFlags
    private let imports: ImportFlags
    private let approves: Bool
    private let policy: String?

    /// The limits and the sandbox.
    let settings: RunSettings

    /// Reads the flags of a command line.
    package init(parsing arguments: ParsedArguments) throws {
        permissions = try PermissionFlags(parsing: arguments)
        imports = try ImportFlags(parsing: arguments)
        approves = arguments.has("approve")
        policy = arguments.value(of: "policy")
        var settings = RunSettings()
        settings.limits.memoryMegabytes = try arguments.value(
            of: "memory",
            as: "a number of megabytes, from 16 to 1000000"
        ) { text in Int(text).flatMap { (16...1_000_000).contains($0) ? $0 : nil } }
        settings.limits.wallClock = try arguments.value(
            of: "time",
            as: "a number of seconds, at least 1"
        ) { text in Int(text).flatMap { (1...31_536_000).contains($0) ? .seconds($0) : nil } }
        settings.sandbox = arguments.value(of: "sandbox") == "none" ? .none : .kernel
        self.settings = settings
    }

    /// What they say about a program.
    func request(_ entry: String, in context: CommandContext) throws -> ProgramRequest {
        try context.request(
            entry,
            flags: permissions,
            approves: approves,
            policy: policy,
            imports: imports
        )
    }
}
