// SPDX-License-Identifier: Apache-2.0

/// What a token may be used for; to look is always allowed, and so is to give stars.
package enum TokenPermission: String, Hashable, Sendable, CaseIterable, Comparable {
    /// Publish versions.
    case publish
    /// Withdraw and deprecate versions, and take that back.
    case yank
    /// Change who owns packages, and record advisories.
    case owners
    /// Make and delete tokens.
    case tokens

    /// Orders by name.
    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
