// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// A package that was found.
package struct SearchHit: Hashable, Sendable {
    /// The package.
    package let record: SearchRecord

    /// How well it fits, more is better; comparable within one answer only.
    package let score: Double
}
