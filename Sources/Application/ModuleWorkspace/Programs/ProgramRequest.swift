// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit
package import ModuleModel
internal import ModuleRuntime

/// A program that a person wants locked, approved or run, and how.
package struct ProgramRequest: Sendable {
    /// A path, a URL or the name of a saved module.
    package var entry: String

    /// The program, if it is no file; `entry` is then what messages call it.
    package var text: ProgramText?

    /// What the program's own arguments are.
    package var arguments: [String] = []

    /// What is asked for besides the manifest.
    package var asked: PermissionSet = .none

    /// What flags ask for and grant for this time.
    package var granted: PermissionSet = .none

    /// Where modules are looked for that imports only name.
    package var imports = ImportOptions()

    /// Whether the lock must be complete and stays as it is.
    package var isLocked = false

    /// Whether no socket may be opened.
    package var isOffline = false

    /// Whether everything that needs a yes gets one, by flag.
    package var approvesAll = false

    /// The policy file to follow besides the user's own.
    package var policy: FilePath?

    /// Whether the value of the program's last statement, if that is an expression, is wanted.
    package var tellsValue = false

    /// Creates a request for `entry`.
    package init(entry: String) {
        self.entry = entry
    }
}
