// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// What gets rid of a bad version.
package struct Remedy: Hashable, Sendable {
    /// What is to be done.
    package enum Step: Hashable, Sendable {
        /// A command is enough.
        case command(String)
        /// The manifest has to change first.
        case change(String)
    }

    /// The nearest version without a known fault that its registry has, whatever the project asks for.
    package let nearest: Version?

    /// The version that the step leads to; `nil` when the package goes away with it.
    package let version: Version?

    /// Whether the registry advises against that version too.
    package var isDeprecated = false

    /// What is to be done; `nil` when nothing was found that helps.
    package let step: Step?
}

/// What gets rid of the bad versions of a package.
struct Remedies: Hashable, Sendable {
    /// What leads to a version of which nothing is known.
    let good: Remedy

    /// What leads to a version that is only deprecated, where nothing better is.
    var deprecated: Remedy?
}
