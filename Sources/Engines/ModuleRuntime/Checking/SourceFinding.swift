// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// A mistake in a source that shows without running it.
package struct SourceFinding: Hashable, Sendable {
    /// The kinds of mistakes.
    package enum Kind: Hashable, Sendable {
        /// The text is not of the language.
        case syntax
        /// A name is used that neither the source nor the runtime defines: an outer variable.
        case undefined(name: String)
    }

    /// The kind.
    package let kind: Kind
    /// What the parser says.
    package let message: String
    /// Where.
    package let span: SourceSpan
}
