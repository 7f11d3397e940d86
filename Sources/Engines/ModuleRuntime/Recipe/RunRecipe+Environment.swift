// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

extension RunRecipe {
    /// All variables of the process, `NAME=value`: those that are granted, and of `own`, the runtime's, those
    /// that are not among them.
    func variables(beside own: [String]) -> [String] {
        let grants = permissions.permissions.filter { $0.kind == .environment }
        let isOpen = grants.contains { $0.target == nil }
        let names = Set(grants.compactMap(\.target))
        let granted = environment.filter { name, _ in isOpen || names.contains(name) }
        return own.filter { granted[String($0.prefix { $0 != "=" })] == nil }
            + granted.map { "\($0.key)=\($0.value)" }.sorted()
    }
}
