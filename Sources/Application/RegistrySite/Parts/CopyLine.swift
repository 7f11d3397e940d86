// SPDX-License-Identifier: Apache-2.0

/// A line of text that a button copies, where scripts may run.
struct CopyLine {
    private let text: String
    private let label: String

    /// Shows `text`; `label` says what it is to those who can't see it.
    init(_ text: String, label: String) {
        self.text = text
        self.label = label
    }

    var html: HTML {
        Tag.div(.class("copy"), .named("data-copy", label)) {
            Tag.code(.named("tabindex", "0"), text: text)
        }
    }
}
