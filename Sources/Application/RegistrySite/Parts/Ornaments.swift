// SPDX-License-Identifier: Apache-2.0

/// Pictures that say nothing; screen readers pass over them.
enum Ornaments {
    /// Two pieces of wood, joined.
    static let joint = picture(size: "24") {
        path("M2 4h9v5h4v6h-4v5H2z")
        path("M13 4h9v16h-9v-3h4V7h-4z")
    }

    /// A circle, half of it filled.
    static let halfMoon = picture(size: "16") {
        path("M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20zm0 2.5v15a7.5 7.5 0 0 1 0-15z")
    }

    private static func path(_ data: String) -> HTML { Tag.path(.named("d", data)) {} }

    private static func picture(size: String, @HTMLBuilder content: () -> HTML) -> HTML {
        Tag.svg(
            .named("width", size),
            .named("height", size),
            .named("viewBox", "0 0 24 24"),
            .named("fill", "currentColor"),
            .isOrnament,
            content: content
        )
    }
}
