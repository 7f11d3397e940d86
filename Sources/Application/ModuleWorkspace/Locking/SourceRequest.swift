// SPDX-License-Identifier: Apache-2.0

internal import ModuleSources

/// What the sources of modules are made for.
package struct SourceRequest: Sendable {
    /// Reads saved modules.
    package let saved: StoredModuleReader

    /// What the manifest's `[sources]` says of each.
    package let settings: [String: [String: String]]

    /// The file name suffixes of the languages.
    package let suffixes: Set<String>

    /// The address that the manifest gives to a source; `nil` where it says nothing.
    package func address(of source: String) -> String? { settings[source]?["url"] }
}
