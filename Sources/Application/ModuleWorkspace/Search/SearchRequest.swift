// SPDX-License-Identifier: Apache-2.0

package import ModuleSearch

/// What a person searches for, and where.
package struct SearchRequest: Sendable {
    /// What for.
    package var query: SearchQuery

    /// A registry by its name in the manifest or by its address; `nil` for all of the project.
    package var registry: String?

    /// Whether only what is here may be searched.
    package var isOffline = false

    /// Searches all registries of the project.
    package init(_ query: SearchQuery) {
        self.query = query
    }
}
