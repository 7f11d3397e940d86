// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel
internal import ModuleWorkspace

/// `tenon lock`: pins everything that programs import from elsewhere.
package struct LockCommand: Command {
    package static let specification = CommandSpecification(
        "lock",
        group: .project,
        summary: "pin everything that programs import from elsewhere in `tenon.lock`",
        discussion: ["What is locked already stays as it is; `tenon repin` changes a pin."],
        options: [
            .flag("approve", "approve the modules and grants that the programs ask for"),
            .option(
                "policy",
                ValueSpecification("FILE", completion: .path),
                "follow this policy file"
            ),
        ] + PermissionFlags.options,
        arguments: [
            ArgumentSpecification("PROGRAM", "a program", arity: .oneOrMore, completion: .path)
        ],
        examples: [CommandExample("tenon lock main.ts", "lock a program without running it")]
    )

    private let programs: [String]
    private let flags: PermissionFlags
    private let imports: ImportFlags
    private let approves: Bool
    private let policy: String?

    package init(parsing arguments: ParsedArguments) throws {
        programs = arguments.arguments("PROGRAM")
        flags = try PermissionFlags(parsing: arguments)
        imports = try ImportFlags(parsing: arguments)
        approves = arguments.has("approve")
        policy = arguments.value(of: "policy")
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        var added: [LockEntry] = []
        for program in programs {
            let request = try context.request(
                program,
                flags: flags,
                approves: approves,
                policy: policy,
                imports: imports
            )
            let locked = try await workspace.lock(request)
            context.output.progress.hide()
            for entry in locked.added {
                context.output.say("+ \(entry.id) \(entry.pin.digest)")
            }
            let count = locked.modules.count
            context.output.say(
                "`\(program)`: \(count) module\(count == 1 ? "" : "s") from elsewhere, "
                    + "\(locked.added.count) newly locked"
            )
            added += locked.added
        }
        if context.output.isJSON {
            try context.output.write(
                JSONValue.array(added.map { LockRecord.json($0.id, $0.pin.digest) })
            )
        }
        return .success
    }
}
