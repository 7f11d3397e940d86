// SPDX-License-Identifier: Apache-2.0

/// The field that searches the registry; it is a form, so it needs no script.
struct SearchField {
    let context: PageContext
    let query: String
    let isLarge: Bool

    var html: HTML {
        Tag.form(
            .class(isLarge ? "search large" : "search"),
            .named("role", "search"),
            .action(context.link(.search))
        ) {
            Tag.label(.class("unseen"), .named("for", "q")) { "Search packages" }
            Tag.div(.class("field")) {
                Tag.input.alone(
                    .id("q"),
                    .named("type", "search"),
                    .named("name", "q"),
                    .named("value", query),
                    .named("placeholder", "Search packages"),
                    .named("autocomplete", "off"),
                    .named("spellcheck", "false"),
                    .named("maxlength", "200")
                )
                Tag.kbd(.isOrnament) { "/" }
            }
            if isLarge { Tag.button(.named("type", "submit")) { "Search" } }
        }
    }
}
