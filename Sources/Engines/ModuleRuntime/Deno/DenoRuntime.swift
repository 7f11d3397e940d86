// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit

/// An installed Deno.
package struct DenoRuntime: Hashable, Sendable {
    /// The real path of the program.
    package let path: FilePath

    /// The oldest version whose behaviour the sandbox was proven with.
    package static let oldestVersion = "2.9.0"

    /// Takes the first of `candidates` that is a file.
    ///
    /// The version is not asked for here, which would cost a process; the host script refuses to run
    /// in another.
    ///
    /// - Throws: ``RuntimeError`` (`runtime-not-found`) that names all places.
    package init(candidates: [FilePath]) throws(RuntimeError) {
        for candidate in candidates {
            guard let real = try? FileSystem.realPath(candidate),
                FileSystem.kind(of: real) == .file
            else { continue }
            path = real
            return
        }
        throw .notFound(.deno, candidates.map(\.string))
    }
}
