// SPDX-License-Identifier: Apache-2.0

/// How large a package may be; below what archives can hold at all.
package struct CheckLimits: Hashable, Sendable {
    /// The most bytes of one file.
    package var fileBytes = 16 << 20

    /// The most bytes of all files.
    package var packageBytes = 64 << 20

    /// The most files.
    package var files = 5_000

    /// The most bytes of a README.
    package var readmeBytes = 1 << 20

    /// The most characters of the description.
    package var summaryLength = 300

    /// The most keywords.
    package var keywords = 20
    /// The most characters of a keyword.
    package var keywordLength = 40

    /// The usual limits.
    package init() {}
}
