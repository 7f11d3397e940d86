// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ModuleModel

/// Names of which it is not clear what should be removed.
enum RemovalError: DiagnosticError {
    /// A saved module and a dependency have the same name.
    case ambiguous(ModuleName)
    /// Saved modules and dependencies are named together.
    case mixed(ModuleName, ManifestName)

    var diagnostic: Diagnostic {
        switch self {
        case .ambiguous(let name):
            Diagnostic(
                code: "removal-ambiguous",
                message: "`\(name)` is a saved module and a dependency of this project",
                hints: [
                    "remove the saved module: `tenon remove --saved \(name)`",
                    "remove the dependency: `tenon remove --dependency \(name)`",
                ]
            )
        case .mixed(let saved, let dependency):
            Diagnostic(
                code: "removal-ambiguous",
                message: "`\(saved)` is a saved module and `\(dependency)` a dependency",
                hints: ["remove them with one command each"]
            )
        }
    }
}
