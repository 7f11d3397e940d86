// SPDX-License-Identifier: Apache-2.0

/// How much of an archive is read, and written.
package struct ArchiveLimits: Hashable, Sendable {
    /// The most bytes of the archive itself.
    package var archiveBytes: Int

    /// The most bytes of all files together.
    package var fileBytes: Int

    /// The most files.
    package var files: Int

    /// How many times larger than the archive its files may be; the first MiB is free.
    package var ratio: Int

    /// Sets limits.
    package init(
        archiveBytes: Int = 64 << 20,
        fileBytes: Int = 256 << 20,
        files: Int = 10_000,
        ratio: Int = 200
    ) {
        self.archiveBytes = archiveBytes
        self.fileBytes = fileBytes
        self.files = files
        self.ratio = ratio
    }

    /// The most bytes that an archive of `count` bytes may unfold to, with headers and padding.
    func unfoldedBytes(archive count: Int) -> Int {
        let all = fileBytes + files * 2 * TarHeader.size + TarHeader.largestEnd
        let (byRatio, overflow) = count.multipliedReportingOverflow(by: ratio)
        return overflow ? all : min(all, max(1 << 20, byRatio))
    }
}
