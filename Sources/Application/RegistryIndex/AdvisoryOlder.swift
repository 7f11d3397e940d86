// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import ModuleModel

/// An advisory was to replace a newer one.
package struct AdvisoryOlder: DiagnosticError, Hashable {
    /// The advisory.
    package let id: AdvisoryID

    /// When the one that is there was changed.
    package let known: Timestamp

    /// Says which is newer.
    package var diagnostic: Diagnostic {
        Diagnostic(
            code: "advisory-older",
            message: "the registry has a newer `\(id)`, changed on \(known)",
            hints: ["set `modified` to the time of the change"]
        )
    }
}
