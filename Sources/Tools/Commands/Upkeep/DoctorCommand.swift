// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleWorkspace

/// `tenon doctor`: what this machine offers.
package struct DoctorCommand: Command {
    package static let specification = CommandSpecification(
        "doctor",
        group: .tenon,
        summary: "tell which protections this machine gives, and what is missing",
        discussion: ["The status is 1 when programs cannot be run as they should be."]
    )

    package init(parsing arguments: ParsedArguments) throws {}

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let findings = try await context.workspace().examine()
        let isWell = findings.allSatisfy { $0.state != .missing }
        if context.output.isJSON {
            let records = findings.map { finding -> JSONValue in
                [
                    "subject": .string(finding.subject), "state": .string(finding.state.rawValue),
                    "detail": .string(finding.detail),
                ]
            }
            try context.output.write(JSONValue.array(records))
            return isWell ? .success : .failure
        }
        var table = TextTable([.init(""), .init(""), .init("", isFlexible: false)])
        for finding in findings {
            table.append([
                .init(finding.state.rawValue, as: Self.role(finding.state)),
                .init(finding.subject), .init(finding.detail),
            ])
        }
        try context.output.write(table)
        return isWell ? .success : .failure
    }

    private static func role(_ state: MachineFinding.State) -> Palette.Role {
        switch state {
        case .ok: .good
        case .absent: .warning
        case .missing: .error
        }
    }
}
