// SPDX-License-Identifier: Apache-2.0

internal import MarkdownKit
internal import ModuleModel

/// The first page of a version: its README, and what there is to know beside it.
struct OverviewPage {
    let context: PageContext
    let facts: VersionFacts

    var page: Page {
        let isNewest = facts.newest.version == facts.version
        let title = isNewest ? "\(facts.name)" : "\(facts.name) \(facts.version)"
        return PackageFrame(context: context, facts: facts, tab: .overview)
            .page(title: title, content: content)
    }

    private var content: HTML {
        Tag.div(.class("with-side")) {
            Tag.div {
                Tag.article(.class("prose")) { readme }
                exports
                InstallPart(context: context, facts: facts).html
            }
            Tag.aside(.class("side"), .label("About this version")) {
                AboutPart(context: context, facts: facts).html
            }
        }
    }

    // MARK: README

    @HTMLBuilder private var readme: HTML {
        if let text = facts.page.readme, !text.isEmpty {
            let document = MarkdownDocument(parsing: text, limits: .readme)
            render(withoutName(document))
        } else {
            Tag.div(.class("empty")) {
                Tag.h2 { "No README" }
                Tag.p { "Its author wrote none. The documentation and the files may help." }
            }
        }
    }

    private func render(_ document: MarkdownDocument) -> HTML {
        let paths = Set(facts.page.files.map(\.path))
        var links = MarkdownLinks(context: context, prefix: "readme-")
        links.package = (facts.name, facts.version, paths)
        var text = MarkdownText(links: links, topLevel: 2)
        return text.html(document)
    }

    /// The page says the name already, so a README need not begin with it.
    private func withoutName(_ document: MarkdownDocument) -> MarkdownDocument {
        guard case .heading(1, let inlines)? = document.blocks.first else { return document }
        let title = inlines.map(\.plainText).joined().lowercased()
        let names = [facts.name.name, facts.name.description]
        return names.contains(title) ? document.withoutFirstBlock : document
    }

    // MARK: Exports

    @HTMLBuilder private var exports: HTML {
        let modules = facts.page.modules.filter { !$0.value.exports.isEmpty }
        if !modules.isEmpty {
            Tag.section(.class("part")) {
                Tag.h2 { "What it offers" }
                for key in modules.keys.sorted() { module(key, modules[key]?.exports ?? []) }
            }
        }
    }

    private func module(_ key: String, _ exports: [DocumentedExport]) -> HTML {
        let names = exports.prefix(40)
        return Tag.div(.class("offer")) {
            Tag.h3 { Tag.code { facts.specifier(ofExport: key) } }
            if let line = facts.importLine(ofExport: key) {
                CopyLine(line, label: "the import of \(facts.specifier(ofExport: key))").html
            }
            Tag.ul(.class("words")) {
                for export in names { Tag.li { link(key, export) } }
                if exports.count > names.count {
                    Tag.li {
                        Tag.span(.class("muted")) { "and \(exports.count - names.count) more" }
                    }
                }
            }
        }
    }

    private func link(_ key: String, _ export: DocumentedExport) -> HTML {
        let route = SiteRoute.version(facts.name, facts.version, .documentation)
        let name = DocumentationPage.anchor(key, export.name)
        return Tag.a(.href(context.link(route, fragment: name))) { Tag.code { export.name } }
    }
}
