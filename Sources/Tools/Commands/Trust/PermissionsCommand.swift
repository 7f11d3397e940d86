// SPDX-License-Identifier: Apache-2.0

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
            .flag("revoke", "take back what was granted to the program"),
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
            let revoked = try await workspace.revoke(program)
            context.output.say(revoked ? "revoked" : "nothing was granted to `\(program)`")
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
