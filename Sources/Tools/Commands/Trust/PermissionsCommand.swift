// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import JSONKit
internal import ModuleModel
internal import ModuleWorkspace

/// `tenon permissions`: shows what a program asks for, was granted, and shares.
package struct PermissionsCommand: Command {
    package static let specification = CommandSpecification(
        "permissions",
        group: .trust,
        summary: "show what a program asks for, what it was granted, and its modules' approvals",
        options: [
            .flag(
                "revoke",
                "take back what was granted to the program and approved of its modules"
            ),
            .option(
                "policy",
                ValueSpecification("FILE", completion: .path),
                "follow this policy file"
            ),
        ],
        arguments: [ArgumentSpecification("PROGRAM", "the program", completion: .path)]
    )

    private let program: String
    private let revokes: Bool
    private let policy: String?

    package init(parsing arguments: ParsedArguments) throws {
        program = try arguments.required("PROGRAM")
        revokes = arguments.has("revoke")
        policy = arguments.value(of: "policy")
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        var request = ProgramRequest(entry: program)
        request.policy = try context.request(
            program,
            flags: .none,
            approves: false,
            policy: policy
        ).policy
        if revokes {
            try tell(try await workspace.revoke(program), in: context)
            return .success
        }
        let report = try await workspace.permissions(of: request)
        if context.output.isJSON {
            try context.output.write(Self.json(report))
        } else {
            try context.output.write(Self.table(report))
        }
        return .success
    }

    private func tell(_ revocation: Revocation, in context: CommandContext) throws {
        let output = context.output
        output.progress.hide()
        if output.isJSON { return try output.write(json(revocation)) }
        if revocation.isEmpty { output.say("nothing was granted to `\(program)`") }
        if revocation.hadGrants { output.say("revoked what was granted to `\(program)`") }
        for module in revocation.modules {
            let folders = module.sharing.map { "`\($0)`" }.joined(separator: ", ")
            let shared = folders.isEmpty ? "" : ", which programs in \(folders) must ask for again"
            output.say("revoked the approval of `\(module.id)`\(shared)")
        }
    }

    private func json(_ revocation: Revocation) -> JSONValue {
        let modules = revocation.modules.map { module in
            LockRecord.json(
                module.id,
                module.digest,
                ["sharing": .array(module.sharing.map { .string($0.description) })]
            )
        }
        return [
            "program": .string(program), "hadGrants": .bool(revocation.hadGrants),
            "revoked": .array(modules),
        ]
    }

    private static func json(_ report: PermissionReport) -> JSONValue {
        let modules = report.modules.map { entry in
            LockRecord.json(
                entry.id,
                entry.pin.digest,
                [
                    "isApproved": .bool(report.approved.contains(entry.id)),
                    "approvedAt": entry.approvedAt.map { .string($0.description) } ?? .null,
                ]
            )
        }
        return [
            "program": .string(report.program), "asked": list(report.asked),
            "granted": list(report.granted), "missing": list(report.missing),
            "modules": .array(modules),
        ]
    }

    private static func list(_ permissions: PermissionSet) -> JSONValue {
        .array(permissions.permissions.map { .string($0.description) })
    }

    private static func table(_ report: PermissionReport) -> TextTable {
        var table = TextTable([.init(""), .init("", isFlexible: true)])
        for permission in report.asked.union(report.granted).permissions {
            let isGranted = report.granted.covers(permission)
            table.append([
                .init(isGranted ? "granted" : "asked for", as: isGranted ? .good : .warning),
                .init(permission.description),
            ])
        }
        for entry in report.modules {
            let isApproved = report.approved.contains(entry.id)
            table.append([
                .init(isApproved ? "approved" : "not approved", as: isApproved ? .good : .warning),
                .init("\(entry.id) (\(entry.pin.digest))"),
            ])
        }
        if report.asked.isEmpty, report.modules.isEmpty {
            table.append(["nothing", "asked for, and no modules from elsewhere"])
        }
        return table
    }
}
