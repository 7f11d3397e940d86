// SPDX-License-Identifier: Apache-2.0

/// A change of the project's own manifest that has been tried and leads to a solution.
package struct Suggestion: Hashable, Sendable {
    /// One dependency of the project, as it is and as it would be.
    package struct Change: Hashable, Sendable {
        /// The requirement as it is; `nil` when it is added.
        package let before: RootRequirement?
        /// The requirement as it would be; `nil` when it is taken out.
        package let after: RootRequirement?
    }

    /// What would be changed.
    package let changes: [Change]

    /// The change in words, in the imperative.
    package let text: String

    /// How much it changes; smaller ones come first.
    let weight: Int
}
