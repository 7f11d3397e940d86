// SPDX-License-Identifier: Apache-2.0

/// A list in a Markdown text.
package struct MarkdownList: Hashable, Sendable {
    /// One point or step.
    package struct Item: Hashable, Sendable {
        /// Whether the task is done; `nil` when it is no task.
        package var isDone: Bool?
        /// What it says.
        package var blocks: [MarkdownBlock]
    }

    /// The number of the first step; `nil` for points without order.
    package var start: Int?

    /// Whether the items stand close together, without paragraphs of their own.
    package var isTight: Bool

    /// The items.
    package var items: [Item]
}
