// SPDX-License-Identifier: Apache-2.0

/// The value of a program's last expression; nothing in it is trusted.
package struct ProgramValue: Hashable, Sendable {
    /// The value as JSON, if it can be said in JSON; a number in it may have any number of digits.
    package let json: String?
    /// The value as a person reads it.
    package let text: String

    /// Creates a value.
    package init(json: String?, text: String) {
        self.json = json
        self.text = text
    }
}
