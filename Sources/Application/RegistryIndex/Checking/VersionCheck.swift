// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ModuleModel
internal import ModuleSources

/// How a version goes with those that are published.
struct VersionCheck {
    private let published: [Version]

    init(_ context: CheckContext) {
        published = context.published
    }

    func findings(for statement: PackageStatement) -> [PackageFinding] {
        let twin = published.first {
            $0 != statement.version && $0.hasPrecedence(of: statement.version)
        }
        guard let twin else { return [] }
        return [
            PackageFinding(
                .error,
                code: "package-version-refused",
                "no requirement could tell `\(statement.version)` from `\(twin)`, which is published"
            )
        ]
    }
}
