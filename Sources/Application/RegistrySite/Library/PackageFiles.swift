// SPDX-License-Identifier: Apache-2.0

package import ArchiveKit
package import ModuleModel

/// The files of one release, by their paths.
package struct PackageFiles: Sendable {
    private let bytes: [ModulePath: [UInt8]]

    /// The paths, in order.
    package let paths: [ModulePath]

    /// Takes files over.
    package init(_ files: [ArchiveFile]) {
        bytes = Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first }
        paths = bytes.keys.sorted()
    }

    /// The bytes of a file; `nil` when there is none.
    package subscript(_ path: ModulePath) -> [UInt8]? { bytes[path] }

    /// The sum of all sizes, roughly what they take in memory.
    package var size: Int { bytes.values.reduce(0) { $0 + $1.count } }
}
