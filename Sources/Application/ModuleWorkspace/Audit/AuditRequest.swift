// SPDX-License-Identifier: Apache-2.0

package import ModuleSources

/// What an audit is asked to do.
package struct AuditRequest: Sendable {
    /// Places to ask beside the registries and those that the manifest names.
    package var places: [AdvisoryPlace] = []

    /// The findings to leave out, beside those that the manifest names: ids or aliases of advisories.
    package var ignored: Set<String> = []

    /// Whether no socket may be opened.
    package var isOffline = false

    /// An audit that asks the registries alone.
    package init() {}
}
