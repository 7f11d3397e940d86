// SPDX-License-Identifier: Apache-2.0

/// One thing that this machine offers or lacks.
package struct MachineFinding: Hashable, Sendable {
    /// Whether it is there.
    package enum State: String, Hashable, Sendable {
        /// It is there.
        case ok
        /// It is not, and nothing suffers but convenience.
        case absent
        /// It is not, and programs cannot be run as they should be.
        case missing
    }

    /// What was looked for.
    package let subject: String

    /// Whether it is there.
    package let state: State

    /// Which version, where, or what would bring it.
    package let detail: String
}
