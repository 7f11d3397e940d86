// SPDX-License-Identifier: Apache-2.0

/// Folds bytes for those who read them over a network.
package enum Gzip {
    /// The gzip file for `bytes`; equal bytes give equal files.
    ///
    /// - Throws: `archive-unavailable` without zlib, `archive-too-large` from 2 GiB on.
    package static func fold(_ bytes: [UInt8], name: String) throws(ArchiveError) -> [UInt8] {
        try Deflater.gzip(bytes, name: name)
    }
}
