// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport
package import ModuleModel

/// A program that is locked, allowed and ready to be verified and run.
package struct PreparedProgram: Sendable {
    /// What a person called it.
    package let entry: ProgramEntry

    /// What was asked for.
    let request: ProgramRequest

    /// Where its modules were looked for that imports only name.
    let search: ImportSearch

    /// All its modules.
    package let graph: ModuleGraph

    /// What was compiled of it, from the bytes that the graph was read from.
    let units: [ModuleID: CompiledUnit]

    /// What it may do.
    package let permissions: PermissionSet

    /// The lock entries that it uses, by identity.
    package let modules: [LockEntry]

    /// The modules that were locked just now.
    package let added: [LockEntry]

    /// Whether a person said yes beforehand to modules that it loads while it runs, by `--approve`.
    let approvesLoads: Bool
}
