// SPDX-License-Identifier: Apache-2.0

package import ModuleRuntime

/// How a program runs, beyond what it is.
package struct RunSettings: Sendable {
    /// What the program is given.
    package var arguments: [String] = []
    /// Limits of memory and time.
    package var limits = RunLimits()
    /// Who confines it.
    package var sandbox = RunRecipe.Sandbox.kernel
    /// Whether this process ends as soon as the program is over; see ``RunRecipe/isHasty``.
    package var isHasty = false
    /// Where its standard streams go.
    package var streams = RunRecipe.Streams()

    /// No arguments and no limits, confined by runtime and kernel.
    package init() {}
}
