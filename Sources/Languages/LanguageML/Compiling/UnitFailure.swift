// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// A compiled module that this compiler did not write, or that was changed since.
package struct UnitFailure: DiagnosticError, Hashable {
    /// What people call the module; empty when that is not known yet.
    let source: String

    init(source: String = "") {
        self.source = source
    }

    /// Says which module.
    package var diagnostic: Diagnostic {
        Diagnostic(
            code: "unit-damaged",
            message: source.isEmpty
                ? "a compiled module is damaged"
                : "the compiled form of `\(source)` is damaged, or of another compiler"
        )
    }
}
