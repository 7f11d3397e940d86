// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit
package import ModuleModel

/// What was made for a new project.
package struct StartedProject: Sendable {
    /// The name of the package.
    package let name: ManifestName
    /// The language.
    package let language: String
    /// The folder, as an absolute path.
    package let root: FilePath
    /// The files that were made, by their paths in the folder.
    package let made: [String]
    /// The files that were there and were left as they are.
    package let kept: [String]
    /// What can be run at once: the program, or the test of a library.
    package let start: String
}
