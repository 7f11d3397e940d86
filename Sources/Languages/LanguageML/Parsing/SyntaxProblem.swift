// SPDX-License-Identifier: Apache-2.0

/// Something in a source that is not ML.
struct SyntaxProblem: Error, Hashable, Sendable {
    /// What is wrong, lowercase.
    let reason: String
    /// Where.
    let range: Range<Int>
    /// What to write instead, in the imperative.
    var hints: [String] = []
}
