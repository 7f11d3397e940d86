// SPDX-License-Identifier: Apache-2.0

/// A text that must not be seen: it describes itself as `[redacted]`.
package struct HTTPSecret: Hashable, Sendable {
    /// The text, for the one place that sends it.
    let value: String

    /// Hides `value`.
    package init(_ value: String) {
        self.value = value
    }
}

extension HTTPSecret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The word `[redacted]`.
    package var description: String { "[redacted]" }

    /// The word `[redacted]`.
    package var debugDescription: String { description }

    /// A mirror without children, so that `dump` shows nothing either.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
