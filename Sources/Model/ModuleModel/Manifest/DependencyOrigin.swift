// SPDX-License-Identifier: Apache-2.0

/// Where a dependency is taken from.
public enum DependencyOrigin: Hashable, Sendable {
    /// A registry of `[registries]` by its name; the one that the scope is bound to when `nil`.
    case registry(String?)
    /// A folder with a manifest of its own, as written.
    case folder(String)
    /// An archive of a package.
    case archive(ModuleURL)
    /// A git repository, at a branch, tag or commit; at its default branch when `nil`.
    case git(ModuleURL, GitRefName?)
}
