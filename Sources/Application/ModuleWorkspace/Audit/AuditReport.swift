// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
package import FileSystemKit
package import ModuleModel

/// What an audit found out.
package struct AuditReport: Sendable {
    /// A source of advisories that answered.
    package struct Source: Sendable {
        /// Its URL or path.
        package let name: String
        /// Whether it publishes advisories.
        package let hasList: Bool
        /// When it said so; `nil` when that was just now.
        package let remembered: Timestamp?
    }

    /// How many modules of the lock were looked at.
    package let modules: Int

    /// What counts, the worst first.
    package let findings: [AuditFinding]

    /// What a person decided to ignore.
    package let ignored: [AuditFinding]

    /// What nobody could tell.
    package let gaps: [AuditGap]

    /// The sources that answered.
    package let sources: [Source]

    /// The folder of the project.
    package let folder: FilePath

    /// The folder that the project's files are best named from: that of the repository, else of the project.
    package let repository: FilePath

    /// The findings that are at least as bad as `threshold`, and those of which nobody says how bad they are.
    package func findings(from threshold: AdvisorySeverity) -> [AuditFinding] {
        findings.filter { $0.severity.map { $0 >= threshold } ?? true }
    }
}
