// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit

/// What a compilation cache holds, and how it was used.
package struct CompilationInfo: Sendable {
    /// Where it is; the folder need not exist.
    package let folder: FilePath
    /// The values that are kept.
    package let values: Int
    /// Their bytes.
    package let bytes: Int
    /// The look-ups so far.
    package let statistics: CompilationStatistics
}

extension CompilationCache {
    /// What is there now; what this process did counts when it called ``finish()``.
    ///
    /// - Complexity: looks at each file.
    package func info() -> CompilationInfo {
        let sizes = keptFiles().map(\.status.size)
        return CompilationInfo(
            folder: folder,
            values: sizes.count,
            bytes: sizes.reduce(0, +),
            statistics: statistics()
        )
    }
}
