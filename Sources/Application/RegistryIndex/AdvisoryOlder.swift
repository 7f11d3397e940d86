// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import ModuleModel

/// An advisory was to replace a newer one, or another one of the same time.
package struct AdvisoryOlder: DiagnosticError, Hashable {
    /// The advisory.
    package let id: AdvisoryID

    /// When the one that is there was changed.
    package let known: Timestamp

    /// Whether that is later than what the advisory says.
    package let isNewer: Bool

    /// Says which is newer.
    package var diagnostic: Diagnostic {
        Diagnostic(
            code: "advisory-older",
            message: isNewer
                ? "the registry has a newer `\(id)`, changed on \(known)"
                : "the registry has another `\(id)`, changed on \(known) too",
            hints: ["set `modified` to the time of the change"]
        )
    }
}
