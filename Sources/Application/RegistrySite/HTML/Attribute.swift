// SPDX-License-Identifier: Apache-2.0

/// A name and a value in a tag; the value is escaped when it is written.
package struct Attribute: Sendable {
    /// The name; only literals are names.
    let name: StaticString

    /// The value; `nil` for a name that says enough.
    let value: String?

    /// An attribute that has no type of its own, such as one of `aria`.
    package static func named(_ name: StaticString, _ value: String) -> Attribute {
        Attribute(name: name, value: value)
    }

    /// An attribute without value.
    package static func flag(_ name: StaticString) -> Attribute {
        Attribute(name: name, value: nil)
    }

    /// The names by which the stylesheet knows it.
    package static func `class`(_ names: String) -> Attribute { .named("class", names) }

    /// The name that addresses may end in.
    package static func id(_ id: String) -> Attribute { .named("id", id) }

    /// Where a link leads.
    package static func href(_ link: Link) -> Attribute { .named("href", link.text) }

    /// Where a form leads.
    package static func action(_ link: Link) -> Attribute { .named("action", link.text) }

    /// What is loaded.
    package static func source(_ link: Link) -> Attribute { .named("src", link.text) }

    /// What links to elsewhere say of themselves.
    package static var isForeign: Attribute { .named("rel", "nofollow noopener ugc") }

    /// What a screen reader says.
    package static func label(_ text: String) -> Attribute { .named("aria-label", text) }

    /// Hides an ornament from screen readers.
    package static var isOrnament: Attribute { .named("aria-hidden", "true") }
}
