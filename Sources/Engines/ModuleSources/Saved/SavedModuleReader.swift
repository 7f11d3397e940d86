// SPDX-License-Identifier: Apache-2.0

public import ModuleModel

/// The saved modules, as far as ``SavedSource`` needs them; the store stands behind it.
public protocol SavedModuleReader: Sendable {
    /// One revision of a saved module, the newest when `revision` is `nil`; `nil` when there is none.
    func read(_ name: ModuleName, revision: Int?) async throws -> SavedContent?

    /// The names of all saved modules.
    func names() async throws -> [ModuleName]
}
