// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import JSONKit
internal import ModuleModel
internal import ModuleWorkspace

/// An audit as data.
enum AuditRecord {
    /// The whole report, with those findings.
    static func json(_ report: AuditReport, _ findings: [AuditFinding]) -> JSONValue {
        [
            "modules": .integer(Int64(report.modules)),
            "findings": .array(findings.map(json)),
            "ignored": .array(report.ignored.map(json)),
            "unknown": .array(
                report.gaps.map { gap in
                    [
                        "source": .string(gap.source),
                        "code": .string(gap.reason.code),
                        "message": .string(gap.reason.message),
                    ]
                }
            ),
            "sources": .array(
                report.sources.map { source in
                    [
                        "source": .string(source.name),
                        "hasAdvisories": .bool(source.hasList),
                        "remembered": optional(source.remembered?.description),
                    ]
                }
            ),
        ]
    }

    private static func json(_ finding: AuditFinding) -> JSONValue {
        var members: [String: JSONValue] = [
            "id": .string(finding.id),
            "kind": .string(kind(of: finding)),
            "severity": optional(finding.severity?.rawValue),
            "module": .string(finding.subject),
            "summary": .string(finding.summary),
            "ways": .array(finding.ways.map(strings)),
            "sources": strings(finding.sources),
            "remedy": optional(AuditText.remedy(of: finding)),
            "ignored": optional(finding.ignored),
        ]
        if let package = finding.entry.package {
            members["package"] = .string(package.name.description)
            members["version"] = .string(package.version.description)
        }
        if let remedy = finding.remedy {
            members["nearest"] = optional(remedy.nearest?.description)
            members["safe"] = optional(remedy.version?.description)
            if case .command(let command) = remedy.step { members["command"] = .string(command) }
        }
        if let place = finding.place {
            members["place"] = [
                "file": .string(place.file), "line": .integer(Int64(place.line)),
                "column": .integer(Int64(place.column)),
            ]
        }
        if let advisory = finding.advisory { add(advisory, to: &members) }
        return .object(members)
    }

    private static func add(_ advisory: Advisory, to members: inout [String: JSONValue]) {
        members["aliases"] = strings(advisory.aliases)
        members["details"] = .string(advisory.details)
        members["recommendation"] = optional(advisory.recommendation)
        members["type"] = optional(advisory.type)
        members["modified"] = .string(advisory.modified.description)
        members["references"] = strings(advisory.references.map(\.url))
    }

    private static func kind(of finding: AuditFinding) -> String {
        switch finding.fault {
        case .advisory: "advisory"
        case .withdrawn: "withdrawn"
        case .deprecated: "deprecated"
        }
    }

    private static func strings(_ strings: [String]) -> JSONValue {
        .array(strings.map { .string($0) })
    }

    private static func optional(_ text: String?) -> JSONValue {
        text.map { .string($0) } ?? .null
    }
}
