// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ModuleModel
internal import ModuleSources

/// How a version goes with those that are published.
struct VersionCheck {
    private let context: CheckContext

    init(_ context: CheckContext) {
        self.context = context
    }

    func findings(
        for statement: PackageStatement,
        offering modules: [String: ModuleDocumentation]
    ) -> [PackageFinding] {
        aboutTwin(of: statement.version) + aboutInterface(statement.version, modules)
    }

    private func aboutTwin(of version: Version) -> [PackageFinding] {
        let twin = context.published.first { $0 != version && $0.hasPrecedence(of: version) }
        guard let twin else { return [] }
        return [
            PackageFinding(
                .error,
                code: "package-version-refused",
                "no requirement could tell `\(version)` from `\(twin)`, which is published"
            )
        ]
    }

    /// What users of the version before could do and no longer can, unless the number says so.
    private func aboutInterface(
        _ version: Version,
        _ modules: [String: ModuleDocumentation]
    ) -> [PackageFinding] {
        guard let previous = context.previous else { return [] }
        let difference = InterfaceDifference(from: previous.modules, to: modules)
        let problem = difference.problem(from: previous.version, to: version)
        return problem.map { [PackageFinding($0.diagnostic)] } ?? []
    }
}
