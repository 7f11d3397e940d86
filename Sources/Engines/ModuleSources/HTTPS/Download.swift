// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// What a server said about a URL in the end.
enum Download: Sendable {
    /// The content, and where it really was.
    case content(ModuleArchive, from: ModuleURL)
    /// It is still what the caller holds.
    case unchanged(CachedContent)
}
