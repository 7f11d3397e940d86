// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel
internal import ModuleWorkspace

/// The packages of a project, as `tenon list --packages` shows them.
struct PackageList {
    private let context: CommandContext

    init(_ context: CommandContext) {
        self.context = context
    }

    func write() throws -> ExitStatus {
        let workspace = try context.workspace()
        let project = try workspace.currentProject()
        let entries = try workspace.lock(of: project).packages.sorted { $0.key < $1.key }
            .map(\.value)
        if context.output.isJSON {
            try context.output.write(JSONValue.array(entries.map(json)))
            return .success
        }
        guard !entries.isEmpty else {
            context.output.say("the lock has no packages yet: `tenon add @scope/name`")
            return .success
        }
        let report = PackageReport(project)
        var table = TextTable([
            .init("package"), .init("version"), .init("for"), .init("asks for", isFlexible: true),
        ])
        for entry in entries {
            table.append([
                .init(PackageReport.package(entry)), .init(PackageReport.version(entry)),
                .init(entry.package?.isDevelopmentOnly == true ? "tests" : "all"),
                .init(report.needs(entry)),
            ])
        }
        try context.output.write(table)
        return .success
    }

    private func json(_ entry: LockEntry) -> JSONValue {
        [
            "package": .string(PackageReport.package(entry)),
            "version": .string(PackageReport.version(entry)),
            "digest": .string(entry.pin.digest.description),
            "isDevelopmentOnly": .bool(entry.package?.isDevelopmentOnly == true),
            "needs": .array(
                (entry.package?.needs ?? .none).permissions.map { .string($0.description) }
            ),
        ]
    }
}
