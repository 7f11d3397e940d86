// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
package import ModuleModel

/// The `search.json` of a registry: read from there, not yet understood.
package struct RegistrySearchFile: Sendable {
    let source: SourceText

    /// The digest of its bytes: what has the same holds the same.
    package let digest: ContentDigest

    /// How fresh it is.
    package let freshness: LoadedIndex.Freshness

    /// The packages.
    ///
    /// - Throws: `registry-malformed`, `registry-format-unknown`.
    package func records() throws -> [SearchRecord] {
        try RegistryCodec.searchRecords(from: source)
    }
}
