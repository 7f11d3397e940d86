// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ModuleModel
internal import ModuleWorkspace

/// How an audit looks as text.
struct AuditText {
    let palette: Palette

    /// The findings, and what is unknown.
    func text(_ report: AuditReport, _ findings: [AuditFinding]) -> String {
        (findings.map(block) + report.gaps.map(block)).joined(separator: "\n")
    }

    // MARK: Blocks

    private func block(_ finding: AuditFinding) -> String {
        var rows: [(String, String)] = [("what", finding.summary)]
        rows += finding.ways.map { ("comes by", $0.joined(separator: " -> ")) }
        if let remedy = Self.remedy(of: finding) { rows.append(("helps", remedy)) }
        if let advisory = finding.advisory {
            rows.append(("advice", advisory.recommendation ?? ""))
            rows.append(("also", advisory.aliases.joined(separator: ", ")))
            rows.append(("more", advisory.references.first?.url ?? ""))
        }
        rows.append(("told by", finding.sources.joined(separator: ", ")))
        let severity = finding.severity?.rawValue ?? "unjudged"
        let id = finding.advisory.map { "  " + $0.id.description } ?? ""
        return palette.paint(severity, as: role(of: finding.severity)) + "  "
            + palette.paint(TextEscaper.escape(finding.subject), as: .strong) + id + "\n"
            + lines(rows)
    }

    private func block(_ gap: AuditGap) -> String {
        let rows = [("why", gap.reason.message)] + gap.reason.hints.map { ("hint", $0) }
        return palette.paint("unknown", as: .warning) + "  "
            + palette.paint(TextEscaper.escape(gap.source), as: .strong) + "\n" + lines(rows)
    }

    private func lines(_ rows: [(String, String)]) -> String {
        rows.filter { !$0.1.isEmpty }.map { title, text in
            let padding = String(repeating: " ", count: 10 - title.utf8.count)
            return "    " + palette.paint(title, as: .faint) + padding
                + TextEscaper.escape(text) + "\n"
        }.joined()
    }

    private func role(of severity: AdvisorySeverity?) -> Palette.Role {
        switch severity {
        case .low: .frame
        case .medium: .warning
        case .high, .critical, nil: .error
        }
    }

    // MARK: Words

    /// What gets rid of a finding, in words; `nil` where nothing is known.
    static func remedy(of finding: AuditFinding) -> String? {
        guard let remedy = finding.remedy else {
            guard finding.ignored == nil, finding.entry.id.source == .https else { return nil }
            return "look whether it was mended, with "
                + "`tenon repin \(finding.entry.id)`, or do without it"
        }
        let nearest = remedy.nearest.map { "\($0)" }
        switch remedy.step {
        case .command(let command):
            guard let version = remedy.version else {
                return "`\(command)` is enough: the package is not needed any more"
            }
            let near = nearest == "\(version)" ? "" : nearest.map { "; nearest: \($0)" } ?? ""
            let note = remedy.isDeprecated ? ", which is deprecated" : ""
            return "`\(command)` is enough: it leads to \(version)\(note)\(near)"
        case .change(let change):
            return nearest.map { "\(change); the nearest good version is \($0)" }
                ?? "there is no good version; \(change)"
        case nil:
            return nearest.map {
                "\($0) is the nearest good version, and no change was found that leads to it"
            } ?? "there is no good version; do without it"
        }
    }

    /// The whole in a sentence.
    static func sentence(
        _ report: AuditReport,
        _ findings: [AuditFinding],
        from threshold: AdvisorySeverity
    ) -> String {
        let bad = Set(findings.map(\.entry.id)).count
        let less = report.findings.count - findings.count
        let modules = count(report.modules)
        var parts: [String] = []
        if bad > 0 {
            parts.append("\(bad) of \(modules) should be looked at")
        } else if less > 0 {
            parts.append("nothing as bad as `\(threshold.rawValue)` is known against \(modules)")
        } else {
            parts.append(
                report.gaps.isEmpty ? "nothing is known against \(modules)" : "nothing was found"
            )
        }
        if less > 0 { parts.append("\(less) left out") }
        if !report.gaps.isEmpty { parts.append("not everybody answered") }
        if !report.ignored.isEmpty { parts.append("\(report.ignored.count) ignored") }
        if report.modules > 0, !report.sources.contains(where: \.hasList), report.gaps.isEmpty {
            parts.append("no source publishes advisories")
        }
        let remembered = report.sources.compactMap(\.remembered).min()
        if let remembered { parts.append("as it was on \(remembered)") }
        return parts.joined(separator: "; ")
    }

    private static func count(_ modules: Int) -> String {
        modules == 1 ? "1 module" : "\(modules) modules"
    }
}
