// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import JSONKit
internal import ModuleModel
internal import ModuleSources
internal import ModuleWorkspace

/// `tenon audit`: tells which locked modules have known faults.
package struct AuditCommand: Command {
    package static let specification = CommandSpecification(
        "audit",
        group: .trust,
        summary: "tell which modules of the lock have known faults, and what helps",
        discussion: [
            "Asks the registries that the packages come from, and what `[audit]` in `tenon.toml` names. A source "
                + "that does not answer is unknown, which fails like a fault. Without network, the last answers "
                + "count, and their age is told.",
            "The exit status is 1 when there is a fault, a withdrawn or deprecated version, or something unknown.",
        ],
        options: options,
        examples: [
            CommandExample("tenon audit --severity high", "fail only for what is high or critical"),
            CommandExample("tenon audit --sarif > audit.sarif", "for tools that show findings"),
        ]
    )

    static let options: [OptionSpecification] = [
        .option(
            "severity",
            ValueSpecification(
                "LEVEL",
                completion: .choices(AdvisorySeverity.allCases.map(\.rawValue))
            ),
            "leave out what is less severe; what nobody has judged stays"
        ),
        .option(
            "ignore",
            ValueSpecification("ID"),
            "leave out a finding; `[audit.ignore]` in `tenon.toml` does so with a reason",
            isRepeatable: true
        ),
        .option(
            "advisories",
            ValueSpecification("PLACE", completion: .path),
            "also ask a folder or file of OSV records, or a URL",
            isRepeatable: true
        ),
        .flag("allow-unknown", "do not fail when a source does not answer"),
        .flag("sarif", "print a SARIF 2.1.0 document"),
    ]

    private let threshold: AdvisorySeverity
    private let ignored: Set<String>
    private let places: [String]
    private let allowsUnknown: Bool
    private let isSARIF: Bool

    package init(parsing arguments: ParsedArguments) throws {
        threshold = arguments.value(of: "severity").flatMap { AdvisorySeverity(word: $0) } ?? .low
        ignored = Set(arguments.values(of: "ignore"))
        places = arguments.values(of: "advisories")
        allowsUnknown = arguments.has("allow-unknown")
        isSARIF = arguments.has("sarif")
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let folder = try context.workingDirectory()
        var request = AuditRequest()
        request.ignored = ignored
        request.isOffline = context.settings.isOffline
        request.places = try places.map { try AdvisoryPlace(parsing: $0, from: folder) }
        let workspace = try context.workspace()
        let report = try await workspace.audit(try workspace.currentProject(), request)
        context.output.progress.hide()
        let findings = report.findings(from: threshold)
        if isSARIF {
            try context.output.write(SARIFDocument(report, findings).value)
        } else if context.output.isJSON {
            try context.output.write(AuditRecord.json(report, findings))
        } else {
            let text = AuditText(palette: context.output.dataPalette)
            try context.output.write(text.text(report, findings))
        }
        context.output.say(AuditText.sentence(report, findings, from: threshold))
        let isKnown = report.gaps.isEmpty || allowsUnknown
        return findings.isEmpty && isKnown ? .success : .failure
    }
}
