// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// The Node and npm that tests install packages with.
package enum NodeProgram {
    /// A program is not installed.
    package struct Missing: Error, CustomStringConvertible {
        /// The name of the program.
        package let name: String

        /// What to do about it.
        package var description: String {
            "no `\(name)` on PATH: `scripts/setup --tests` installs it"
        }
    }

    /// The path of `node` or `npm`.
    ///
    /// - Throws: ``Missing``: a test that needs it fails without it, it is not skipped.
    package static func path(_ name: String) throws -> String {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let candidates = folders.map { "\($0)/\(name)" }
        guard let found = candidates.first(where: FileManager.default.isExecutableFile) else {
            throw Missing(name: name)
        }
        return found
    }
}
