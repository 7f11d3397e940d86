// SPDX-License-Identifier: Apache-2.0

/// A program that is no file: what somebody typed.
package struct ProgramText: Hashable, Sendable {
    /// The name of its language, as manifests write it.
    package let language: String

    /// The text.
    package let bytes: [UInt8]

    /// Creates a text.
    package init(language: String, bytes: [UInt8]) {
        self.language = language
        self.bytes = bytes
    }
}
