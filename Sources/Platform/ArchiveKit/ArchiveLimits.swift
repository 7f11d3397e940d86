// SPDX-License-Identifier: Apache-2.0

/// How much of an archive is read, and written.
package struct ArchiveLimits: Hashable, Sendable {
    /// The most bytes of the archive itself.
    package var archiveBytes: Int

    /// The most bytes of all files together.
    package var fileBytes: Int

    /// The most files.
    package var files: Int

    /// Sets limits.
    package init(
        archiveBytes: Int = 64 << 20,
        fileBytes: Int = 256 << 20,
        files: Int = 10_000
    ) {
        self.archiveBytes = archiveBytes
        self.fileBytes = fileBytes
        self.files = files
    }

    /// The most bytes that an archive may unfold to, with headers and padding.
    ///
    /// How well it folds says nothing: a table of zeros is as good a file as any.
    var unfoldedBytes: Int { fileBytes + files * 2 * TarHeader.size + TarHeader.largestEnd }
}
