// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// What is around every page.
struct PageFrame {
    let context: PageContext
    let page: Page

    /// What a page may load: its own files, and no scripts or styles that stand in it.
    static let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'"

    /// The whole page.
    var html: HTML {
        let root = context.link(.home)
        let search = context.configuration.hasServer ? "server" : "file"
        return .documentType
            + Tag.html(
                .named("lang", "en"),
                .named("data-root", root.text),
                .named("data-search", search)
            ) {
                Tag.head { head }
                Tag.body {
                    Tag.a(.class("skip unseen"), .href(.fragment("content"))) { "Skip to content" }
                    top
                    Tag.main(.id("content"), .class("wrap")) { page.content }
                    bottom
                }
            }
    }

    // MARK: Head

    private var title: String {
        page.title.isEmpty ? context.name : "\(page.title) · \(context.name)"
    }

    @HTMLBuilder private var head: HTML {
        Tag.meta.alone(.named("charset", "utf-8"))
        Tag.meta.alone(.named("http-equiv", "Content-Security-Policy"), .content(Self.policy))
        Tag.meta.alone(
            .named("name", "viewport"),
            .content("width=device-width, initial-scale=1")
        )
        Tag.title(text: title)
        if !page.summary.isEmpty {
            Tag.meta.alone(.named("name", "description"), .content(page.summary))
        }
        if !page.isListed { Tag.meta.alone(.named("name", "robots"), .content("noindex")) }
        Tag.meta.alone(.named("name", "color-scheme"), .content("light dark"))
        // Not deferred: it sets the theme before anything is drawn.
        Tag.script(.source(context.link(SiteAssets.shared.script.address))) {}
        relation("stylesheet", SiteAssets.shared.style.address)
        relation("icon", SiteAssets.shared.icon.address, type: "image/svg+xml")
        if let base = context.base, page.status == 200 {
            Tag.link.alone(
                .named("rel", "canonical"),
                .href(.absolute(context.address, base: base))
            )
            relation(
                "search",
                SiteFiles.openSearch,
                type: "application/opensearchdescription+xml"
            )
        }
    }

    private func relation(_ name: String, _ address: SiteAddress, type: String? = nil) -> HTML {
        Tag.link.alone(
            .named("rel", name),
            type.map { .named("type", $0) },
            .href(context.link(address)),
            name == "search" ? .named("title", context.name) : nil
        )
    }

    // MARK: Top and bottom

    private var top: HTML {
        Tag.header(.class(page.query == nil ? "top bare" : "top")) {
            Tag.div(.class("wrap")) {
                Tag.a(.class("brand"), .href(context.link(.home))) {
                    Ornaments.joint
                    Tag.span { context.name }
                }
                if let query = page.query {
                    SearchField(context: context, query: query, isLarge: false).html
                }
                Tag.nav(.class("links"), .label("Site")) {
                    topLink("Packages", .packages(page: 1), .packages)
                    topLink("Keywords", .keywords, .keywords)
                    topLink("Advisories", .advisories, .advisories)
                }
                Tag.button(
                    .class("theme"),
                    .named("type", "button"),
                    .flag("hidden"),
                    .label("Dark or light colours")
                ) { Ornaments.halfMoon }
            }
        }
    }

    private func topLink(_ text: String, _ route: SiteRoute, _ place: Page.Place) -> HTML {
        Tag.a(
            .href(context.link(route)),
            page.place == place ? .named("aria-current", "true") : nil
        ) { text }
    }

    private var bottom: HTML {
        Tag.footer(.class("bottom")) {
            Tag.div(.class("wrap")) {
                Tag.p {
                    context.name
                    " is a registry of "
                    Tag.strong { "Tenon" }
                    ": every version is fixed by its digest."
                }
                Tag.ul {
                    Tag.li { Tag.a(.href(context.link(.packages(page: 1)))) { "All packages" } }
                    Tag.li { Tag.a(.href(context.link(SiteFiles.names))) { "Index as JSON" } }
                    if context.configuration.hasServer {
                        Tag.li { Tag.a(.href(context.link(SiteFiles.interface))) { "API" } }
                    }
                }
            }
        }
    }
}

extension HTML {
    static func + (left: HTML, right: HTML) -> HTML { .joined([left, right]) }
}

extension Attribute {
    fileprivate static func content(_ text: String) -> Attribute { .named("content", text) }
}
