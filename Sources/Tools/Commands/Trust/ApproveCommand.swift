// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel
internal import ModuleWorkspace

/// `tenon approve`: grants what a program asks for and approves its modules.
package struct ApproveCommand: Command {
    package static let specification = CommandSpecification(
        "approve",
        group: .trust,
        summary: "grant what a program asks for, and approve its modules from elsewhere",
        discussion: [
            "Grants hold for this program on this machine. Approvals are bound to the digest of each module "
                + "and to the permissions that it will share, and are kept in `tenon.lock`.",
            "Permission flags ask for more than `tenon.toml` does, in every run from then on.",
        ],
        options: [.flag("yes", short: "y", "do not ask")] + PermissionFlags.options,
        arguments: [ArgumentSpecification("PROGRAM", "the program", completion: .path)],
        examples: [
            CommandExample("tenon approve main.ts", "see what it asks for, and answer"),
            CommandExample(
                "tenon approve --allow-net=api.example.com main.ts",
                "grant a host for good"
            ),
        ]
    )

    private let program: String
    private let flags: PermissionFlags
    private let imports: ImportFlags
    private let saysYes: Bool

    package init(parsing arguments: ParsedArguments) throws {
        program = try arguments.required("PROGRAM")
        flags = try PermissionFlags(parsing: arguments)
        imports = try ImportFlags(parsing: arguments)
        saysYes = arguments.has("yes")
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        var request = try context.request(
            program,
            flags: flags,
            approves: saysYes,
            imports: imports
        )
        (request.asked, request.granted) = (request.granted, .none)
        let approved = try await context.workspace().approve(request)
        context.output.progress.hide()
        if context.output.isJSON {
            try context.output.write([
                "program": .string(program),
                "permissions": .array(
                    approved.permissions.permissions.map { .string($0.description) }
                ),
                "modules": .array(
                    approved.modules.map { LockRecord.json($0.id, $0.pin.digest) }
                ),
            ])
            return .success
        }
        let names = approved.permissions.permissions.map { "`\($0)`" }
        let may = names.isEmpty ? "no permissions" : names.joined(separator: ", ")
        context.output.say(
            "`\(program)` may run with \(may) and \(approved.modules.count) modules from elsewhere"
        )
        return .success
    }
}
