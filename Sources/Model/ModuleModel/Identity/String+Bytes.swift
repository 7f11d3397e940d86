// SPDX-License-Identifier: Apache-2.0

extension String {
    /// Whether the UTF-8 of both is the same, as identities are compared.
    ///
    /// `==` would take canonical equivalents for equal.
    package func hasSameBytes(as other: String) -> Bool {
        let (left, right) = (utf8Span.span, other.utf8Span.span)
        guard left.count == right.count else { return false }
        for index in left.indices where left[index] != right[index] { return false }
        return true
    }
}
