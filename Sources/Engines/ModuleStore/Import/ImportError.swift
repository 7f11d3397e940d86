// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import FileSystemKit

/// Why an old store, or one entry of it, cannot be imported.
package enum ImportError: DiagnosticError, Hashable {
    /// The file is not the index of an HLVM store.
    case notHLVM(FilePath)
    /// The content of an entry is neither in the index nor beside it.
    case contentMissing(key: String)

    /// Says what is missing.
    package var diagnostic: Diagnostic {
        switch self {
        case .notHLVM(let path):
            Diagnostic(
                code: "import-not-hlvm",
                message:
                    "`\(path)` is not the database of an HLVM store: it has no table `modules`",
                hints: ["name the file `HLVM.sqlite`"]
            )
        case .contentMissing(let key):
            Diagnostic(
                code: "import-content-missing",
                message: "the old store has no content for `\(key)`",
                hints: ["put the module's file into the folder `modules` beside the database"]
            )
        }
    }
}
