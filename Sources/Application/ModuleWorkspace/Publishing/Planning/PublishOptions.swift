// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit

/// Where a package is to be published.
package struct PublishOptions: Sendable {
    /// A name of `[registries]`, a URL or a folder; what the manifest says of the scope when `nil`.
    package var registry: String?

    /// A folder for a pull request, in place of a registry.
    package var pullRequest: FilePath?

    /// Whether no socket may be opened.
    package var isOffline = false

    /// The registry of the scope.
    package init() {}
}
