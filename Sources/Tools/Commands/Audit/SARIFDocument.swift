// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import JSONKit
internal import ModuleModel
internal import ModuleWorkspace

/// An audit as a document of SARIF 2.1.0 (OASIS), for tools that show findings beside the source.
///
/// Paths are relative to `%SRCROOT%`, the folder of the repository, as the readers of GitHub and of editors
/// expect; ignored findings are there as suppressed ones.
struct SARIFDocument {
    private static let schema =
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

    private static let root = "%SRCROOT%"

    private let report: AuditReport
    private let findings: [AuditFinding]
    private let rules: [String]

    init(_ report: AuditReport, _ findings: [AuditFinding]) {
        self.report = report
        self.findings = findings + report.ignored
        rules = Set(self.findings.map { Self.rule(of: $0) }).sorted()
    }

    /// The document.
    var value: JSONValue {
        let run: JSONValue = [
            "tool": [
                "driver": [
                    "name": "tenon",
                    "version": .string(TenonVersion.text),
                    "semanticVersion": .string(TenonVersion.text),
                    "rules": .array(rules.map { description(ofRule: $0) }),
                ]
            ],
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": [
                Self.root: ["uri": .string(Self.uri(ofFolder: report.repository))]
            ],
            "invocations": [
                [
                    "executionSuccessful": .bool(report.gaps.isEmpty),
                    "toolExecutionNotifications": .array(report.gaps.map { notification(of: $0) }),
                ]
            ],
            "results": .array(findings.map { result(of: $0) }),
        ]
        return ["$schema": .string(Self.schema), "version": "2.1.0", "runs": [run]]
    }

    // MARK: Rules

    private static func rule(of finding: AuditFinding) -> String {
        switch finding.fault {
        case .advisory(let advisory): advisory.id.description
        case .withdrawn: "withdrawn-version"
        case .deprecated: "deprecated-version"
        }
    }

    private func description(ofRule rule: String) -> JSONValue {
        guard let finding = findings.first(where: { Self.rule(of: $0) == rule }) else {
            return ["id": .string(rule)]
        }
        var members: [String: JSONValue] = [
            "id": .string(rule),
            "defaultConfiguration": ["level": .string(Self.level(of: finding))],
            "properties": [
                "tags": ["security"],
                "security-severity": .string(Self.score(of: finding)),
            ],
        ]
        guard let advisory = finding.advisory else {
            let isWithdrawn = rule == "withdrawn-version"
            members["shortDescription"] = Self.message(
                "A locked version was " + (isWithdrawn ? "withdrawn." : "deprecated.")
            )
            return .object(members)
        }
        members["shortDescription"] = Self.message(finding.summary)
        if !advisory.details.isEmpty {
            members["fullDescription"] = Self.message(advisory.details)
        }
        let help = [advisory.details, advisory.recommendation ?? ""].filter { !$0.isEmpty }
        if !help.isEmpty { members["help"] = Self.message(help.joined(separator: "\n\n")) }
        let page = advisory.references.lazy.compactMap { try? ModuleURL(parsing: $0.url) }.first
        members["helpUri"] = page.map { .string($0.description) }
        return .object(members)
    }

    // MARK: Results

    private func result(of finding: AuditFinding) -> JSONValue {
        let rule = Self.rule(of: finding)
        var words = ["\(finding.subject): \(finding.summary)"]
        words += finding.ways.prefix(1).map { "It comes by " + $0.joined(separator: " -> ") }
        words += [AuditText.remedy(of: finding), finding.advisory?.recommendation].compactMap(
            \.self
        )
        var members: [String: JSONValue] = [
            "ruleId": .string(rule),
            "ruleIndex": .integer(Int64(rules.firstIndex(of: rule) ?? 0)),
            "level": .string(Self.level(of: finding)),
            "message": Self.message(words.joined(separator: ". ")),
            "locations": [location(of: finding)],
            "partialFingerprints": ["tenonAudit/v1": .string("\(finding.id) \(finding.subject)")],
        ]
        if let reason = finding.ignored {
            members["suppressions"] = [
                ["kind": "external", "justification": .string(TextEscaper.escape(reason))]
            ]
        }
        return .object(members)
    }

    private func location(of finding: AuditFinding) -> JSONValue {
        let place = finding.place
        var physical: [String: JSONValue] = [
            "artifactLocation": [
                "uri": .string(uri(ofFile: place?.file ?? Project.lockName)),
                "uriBaseId": .string(Self.root),
            ]
        ]
        if let place {
            physical["region"] = [
                "startLine": .integer(Int64(place.line)),
                "startColumn": .integer(Int64(place.column)),
                "endColumn": .integer(Int64(place.column + place.length)),
            ]
        }
        return ["physicalLocation": .object(physical)]
    }

    private func notification(of gap: AuditGap) -> JSONValue {
        [
            "descriptor": ["id": "audit-unknown"],
            "level": "error",
            "message": Self.message(gap.diagnostic.message),
        ]
    }

    // MARK: Parts

    private static func level(of finding: AuditFinding) -> String {
        switch finding.severity {
        case .low: "note"
        case .medium: "warning"
        case .high, .critical, nil: "error"
        }
    }

    /// The number by which GitHub sorts: in the middle of what the word means.
    private static func score(of finding: AuditFinding) -> String {
        switch finding.severity {
        case .low: "2.0"
        case .medium: "5.5"
        case .high, nil: "8.0"
        case .critical: "9.5"
        }
    }

    private static func message(_ text: String) -> JSONValue {
        ["text": .string(TextEscaper.escapeLines(text))]
    }

    /// The path of a file of the project, from the repository on.
    private func uri(ofFile name: String) -> String {
        let path = report.folder.appending(name).normalized
        let relative = path.relative(to: report.repository)?.string
        return Self.percentEncoded(relative ?? "file://" + path.string)
    }

    private static func uri(ofFolder folder: FilePath) -> String {
        "file://" + percentEncoded(folder.string) + (folder == .root ? "" : "/")
    }

    /// The path as a URI has it (RFC 3986 §3.3).
    private static func percentEncoded(_ path: String) -> String {
        var text = ""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            case _ where "-._~/:".utf8.contains(byte):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                text += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
            }
        }
        return text
    }
}
