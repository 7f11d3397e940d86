// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import FileSystemKit

/// A project can't be started; nothing was written.
package enum NewProjectError: DiagnosticError {
    /// There is a manifest already.
    case manifestExists(FilePath)
    /// What is to be made is there.
    case folderExists(FilePath)
    /// No language of that name can begin a project.
    case noTemplate(language: String, known: [String])
    /// The folder's name can't be the package's.
    case unusableFolderName(String, reason: String)

    /// Says what is in the way.
    package var diagnostic: Diagnostic {
        switch self {
        case .manifestExists(let path):
            Diagnostic(
                code: "project-exists",
                message: "this folder is a project already: it has `\(path.lastComponent)`",
                hints: ["run `tenon new NAME` to start one in a folder of its own"]
            )
        case .folderExists(let path):
            Diagnostic(
                code: "project-folder-exists",
                message: "`\(path)` is there already",
                hints: ["choose another name, or run `tenon init` in that folder"]
            )
        case .noTemplate(let language, let known):
            Diagnostic(
                code: "language-without-template",
                message: "no project can be started in `\(language)`",
                hints: ["choose one of " + known.map { "`\($0)`" }.joined(separator: ", ")]
            )
        case .unusableFolderName(let name, let reason):
            Diagnostic(
                code: "project-name-needed",
                message: "the folder's name `\(name)` can't be the package's: \(reason)",
                hints: ["choose another one with `--name NAME`"]
            )
        }
    }
}
