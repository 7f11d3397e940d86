// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit

/// How a package gets to where it is published.
enum PublishRoute: Sendable {
    /// Into a registry.
    case registry(RegistryTarget)
    /// Into a folder that becomes a pull request.
    case pullRequest(FilePath)
}
