// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import ModuleModel

/// A locked module of which its registry, or somebody else, has something bad to tell.
package struct AuditFinding: Sendable {
    /// What is told.
    package enum Fault: Sendable {
        /// It has a known fault.
        case advisory(Advisory)
        /// Its version was withdrawn, for that reason.
        case withdrawn(String)
        /// Its version should not be used any more, for that reason.
        case deprecated(String)
    }

    /// What is told.
    package let fault: Fault

    /// The module.
    package let entry: LockEntry

    /// Who tells it: registries, folders, URLs.
    package var sources: [String]

    /// How the project comes to have it: each way from a manifest, or from the project's files, to the module.
    package var ways: [[String]] = []

    /// The place in a manifest, or else in the lock, that brings it in.
    package var place: SourceSpan?

    /// What gets rid of it; `nil` where that was not searched for.
    package var remedy: Remedy?

    /// The reason for which it is left out; `nil` when it counts.
    package var ignored: String?

    /// The name by which it can be ignored: of an advisory its id.
    package var id: String {
        switch fault {
        case .advisory(let advisory): advisory.id.description
        case .withdrawn: "withdrawn:\(entry.id)"
        case .deprecated: "deprecated:\(entry.id)"
        }
    }

    /// How bad it is; `nil` when nobody says, which counts above everything.
    ///
    /// A withdrawn version weighs as much as a medium fault, a deprecated one as a low one.
    package var severity: AdvisorySeverity? {
        switch fault {
        case .advisory(let advisory): advisory.severity
        case .withdrawn: .medium
        case .deprecated: .low
        }
    }

    /// The advisory, if there is one.
    package var advisory: Advisory? {
        if case .advisory(let advisory) = fault { advisory } else { nil }
    }

    /// What is told, in a line.
    package var summary: String {
        switch fault {
        case .advisory(let advisory):
            [advisory.summary, advisory.details, advisory.type ?? ""].first { !$0.isEmpty }
                .map { String($0.prefix { !$0.isNewline }) } ?? "a known fault"
        case .withdrawn(let reason): "withdrawn" + (reason.isEmpty ? "" : ": \(reason)")
        case .deprecated(let reason): "deprecated" + (reason.isEmpty ? "" : ": \(reason)")
        }
    }

    /// The module and its version, `@alice/utils@1.2.0`.
    package var subject: String { entry.id.description }
}
