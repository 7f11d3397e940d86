// SPDX-License-Identifier: Apache-2.0

internal import Commands
internal import Diagnostics
internal import JSONKit
internal import RegistryIndex

/// Shows what became of the entries of a registry.
enum FindingsText {
    /// Writes a report; the status is a failure when an entry is not used.
    static func write(
        _ report: BuildReport,
        did: String,
        in context: CommandContext
    ) throws -> ExitStatus {
        let status: ExitStatus = report.errors == 0 ? .success : .failure
        if context.output.isJSON {
            try context.output.write(value(of: report))
            return status
        }
        for finding in report.findings {
            var diagnostic = finding.diagnostic
            diagnostic.context.append("in `\(finding.subject)`")
            if finding.isError {
                context.output.fail(diagnostic)
            } else {
                context.output.warn(diagnostic)
            }
        }
        let odd = report.findings.count - report.errors
        context.output.say(
            "\(did) \(report.versions) versions of \(report.packages) packages; "
                + "\(report.errors) errors, \(odd) warnings"
        )
        return status
    }

    private static func value(of report: BuildReport) -> JSONValue {
        [
            "packages": .integer(Int64(report.packages)),
            "versions": .integer(Int64(report.versions)),
            "findings": .array(
                report.findings.map { finding in
                    [
                        "subject": .string(finding.subject),
                        "code": .string(finding.diagnostic.code),
                        "severity": .string(finding.diagnostic.severity.rawValue),
                        "message": .string(finding.diagnostic.message),
                        "notes": .array(finding.diagnostic.notes.map { .string($0) }),
                    ]
                }
            ),
        ]
    }
}
