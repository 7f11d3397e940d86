// SPDX-License-Identifier: Apache-2.0

/// A section of the overview of commands; the raw value is its title.
package enum CommandGroup: String, CaseIterable, Hashable, Sendable {
    /// Commands that run code.
    case programs = "Programs"
    /// Commands about the modules that this user has saved.
    case saved = "Saved modules"
    /// Commands about what a project imports.
    case project = "Modules of a project"
    /// Commands about approvals and permissions.
    case trust = "Trust"
    /// Commands about registries.
    case registry = "Registries"
    /// Commands about Tenon itself.
    case tenon = "Tenon"
}
