// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// A token that somebody wants.
package struct TokenRequest: Sendable {
    /// What its owner will call it.
    package var name: String
    /// When it ends; never when `nil`.
    package var expires: Timestamp?
    /// What it allows: `publish`, `yank`, `owners`, `tokens`; everything when empty.
    package var permissions: [String] = []
    /// The packages that it is for; all when empty.
    package var packages: [PackageName] = []

    /// Asks for a token that allows everything that its owner may do.
    package init(name: String) {
        self.name = name
    }
}
