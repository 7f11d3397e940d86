// SPDX-License-Identifier: Apache-2.0

/// What became of the entries that a registry was built from, or that it holds.
package struct BuildReport: Hashable, Sendable {
    /// The packages that were used.
    package internal(set) var packages = 0

    /// Their versions.
    package internal(set) var versions = 0

    /// What is odd or wrong, an entry at a time.
    package internal(set) var findings: [BuildFinding] = []

    init() {}

    /// The entries that are not used.
    package var errors: Int { findings.count(where: \.isError) }
}
