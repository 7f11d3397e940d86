// SPDX-License-Identifier: Apache-2.0

/// What a shell proposes for a value.
package enum ValueCompletion: Hashable, Sendable {
    /// Nothing.
    case none
    /// Files and folders.
    case path
    /// The names of this user's saved modules.
    case savedName
    /// The names of commands.
    case command
    /// One of a few words, and nothing else.
    case choices([String])
}
