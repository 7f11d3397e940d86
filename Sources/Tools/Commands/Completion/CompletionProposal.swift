// SPDX-License-Identifier: Apache-2.0

/// Something that a shell may put where the cursor is.
enum CompletionProposal: Hashable, Sendable {
    /// A word and what it means.
    case word(String, meaning: String)
    /// Files and folders, which the shell knows better.
    case paths
    /// Saved modules whose name begins with `prefix`; each is written after `lead`.
    case savedNames(prefix: String, lead: String)
}
