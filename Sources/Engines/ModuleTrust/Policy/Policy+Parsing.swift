// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import FileSystemKit
internal import TOMLKit

extension Policy {
    /// The version of the format that this program reads.
    package static let formatVersion = 1

    /// Reads a policy file; relative paths in it begin at its real folder.
    ///
    /// - Throws: ``FileSystemError``, or what ``init(parsing:folder:)`` throws.
    package init(file: FilePath) throws {
        let real = try FileSystem.realPath(file)
        let bytes = try FileSystem.read(real, limit: 1 << 20)
        try self.init(
            parsing: SourceText(name: file.string, bytes: bytes),
            folder: real.parent
        )
    }

    /// Reads the text of a policy file; relative paths in it begin at `folder`.
    ///
    /// - Throws: `TOMLError` when it is not TOML, ``PolicyError`` with the place of the fault.
    package init(parsing source: SourceText, folder: FilePath) throws {
        let reader = PolicyReader(folder: folder, fileName: source.name)
        self = try reader.policy(in: try TOMLTable(parsing: source))
    }
}
