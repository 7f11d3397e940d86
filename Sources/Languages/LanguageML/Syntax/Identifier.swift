// SPDX-License-Identifier: Apache-2.0

/// A name where it stands.
struct Identifier: Hashable, Sendable {
    let text: String
    /// Its bytes in the source.
    let range: Range<Int>
}
