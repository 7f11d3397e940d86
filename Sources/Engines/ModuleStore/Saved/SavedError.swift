// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import ModuleModel

/// Why a saved module could not be saved, found or changed.
package enum SavedError: DiagnosticError, Hashable {
    /// Nothing was ever saved under the name; there may be a name that differs in case alone.
    case notFound(ModuleName, twin: ModuleName?)
    /// The name was removed.
    case removed(ModuleName)
    /// The name has no revision of that number.
    case noRevision(ModuleName, Int, newest: Int)
    /// Another name differs in case alone.
    case twin(ModuleName, existing: ModuleName)
    /// There is nothing before the newest revision, of so many; an undone one is skipped.
    case nothingToUndo(ModuleName, newest: Int)
    /// The entry is not one of the files.
    case entryMissing(ModuleName, ModulePath)
    /// Two paths differ in case alone, or one is a folder of another.
    case pathTwin(ModuleName, ModulePath, ModulePath)
    /// Too many files or bytes.
    case tooLarge(ModuleName, reason: String)

    /// Says what is wrong and what to do.
    package var diagnostic: Diagnostic {
        switch self {
        case .notFound(let name, let twin):
            Diagnostic(
                code: "saved-not-found",
                message: "there is no saved module `\(name)`",
                hints: twin.map { ["write it as it was saved: `\($0)`"] } ?? [
                    "show what is saved with `tenon list`"
                ]
            )
        case .removed(let name):
            Diagnostic(
                code: "saved-removed",
                message: "the saved module `\(name)` was removed",
                hints: ["bring it back with `tenon undo \(name)`"]
            )
        case .noRevision(let name, let number, let newest):
            Diagnostic(
                code: "saved-revision-not-found",
                message: "the saved module `\(name)` has no revision \(number)",
                hints: ["its revisions are 1 to \(newest)"]
            )
        case .twin(let name, let existing):
            Diagnostic(
                code: "saved-name-twin",
                message: "`\(name)` and the saved module `\(existing)` differ in case alone",
                hints: ["save it as `\(existing)`, or choose another name"]
            )
        case .nothingToUndo(let name, let newest) where newest > 1:
            Diagnostic(
                code: "saved-nothing-to-undo",
                message: "the saved module `\(name)` is what was saved first again",
                hints: [
                    "see its \(newest) revisions with `tenon history \(name)` and bring one back: "
                        + SavedModules.bringBack(name)
                ]
            )
        case .nothingToUndo(let name, _):
            Diagnostic(
                code: "saved-nothing-to-undo",
                message: "the saved module `\(name)` has no earlier revision",
                hints: ["remove it with `tenon remove \(name)`"]
            )
        case .entryMissing(let name, let entry):
            Diagnostic(
                code: "saved-entry-missing",
                message: "the entry `\(entry)` is not among the files of `\(name)`",
                hints: ["name a file that is saved as the entry"]
            )
        case .pathTwin(let name, let first, let second):
            Diagnostic(
                code: "saved-path-twin",
                message: "`\(first)` and `\(second)` of `\(name)` cannot exist side by side",
                hints: ["rename one of the files"]
            )
        case .tooLarge(let name, let reason):
            Diagnostic(
                code: "saved-too-large",
                message: "`\(name)` is too large to save: \(reason)",
                hints: ["save only the files that the module needs"]
            )
        }
    }
}
