// SPDX-License-Identifier: Apache-2.0

internal import MarkdownKit

/// Writes a Markdown text as HTML.
///
/// Headings are set below those of the page and get names that links can lead to. Links elsewhere say
/// that nobody vouches for them; images from elsewhere become links, so that reading a page tells nobody.
struct MarkdownText {
    let links: MarkdownLinks

    /// The level of the text's highest headings on the page.
    let topLevel: Int

    private var names: [String: Int] = [:]

    /// The levels of the headings around this place, as the text has them.
    private var outline: [Int] = []

    init(links: MarkdownLinks, topLevel: Int) {
        self.links = links
        self.topLevel = topLevel
    }

    /// The text as HTML.
    mutating func html(_ document: MarkdownDocument) -> HTML {
        var html = blocks(document.blocks)
        if document.isCut { html += Tag.p(.class("cut")) { "The text goes on in the package." } }
        return html
    }

    // MARK: Blocks

    private mutating func blocks(_ blocks: [MarkdownBlock]) -> HTML {
        var html = HTML.empty
        for block in blocks { html += self.html(block) }
        return html
    }

    private mutating func html(_ block: MarkdownBlock) -> HTML {
        switch block {
        case .paragraph(let inlines): return Tag.p { html(inlines) }
        case .heading(let level, let inlines): return heading(level, inlines)
        case .quote(let inner):
            let html = blocks(inner)
            return Tag.blockquote { html }
        case .list(let list): return self.html(list)
        case .code(let text, let language):
            let lines = CodeText(language: language).html(text)
            return Tag.pre(.named("tabindex", "0")) { Tag.code { lines } }
        case .table(let table): return html(table)
        case .rule: return Tag.hr.alone()
        }
    }

    private mutating func heading(_ level: Int, _ inlines: [MarkdownInline]) -> HTML {
        let tags = [Tag.h2, Tag.h3, Tag.h4, Tag.h5, Tag.h6]
        // A text may leave levels out; the page does not.
        outline.removeAll { $0 >= level }
        outline.append(level)
        let tag = tags[min(topLevel - 3 + outline.count, tags.count - 1)]
        let text = inlines.map(\.plainText).joined()
        let name = links.prefix + name(text)
        // A heading with a link of its own is not made a link.
        let isPlain = !inlines.contains { if case .link = $0 { true } else { false } }
        return tag(.id(name)) {
            if isPlain { Tag.a(.href(.fragment(name))) { html(inlines) } } else { html(inlines) }
        }
    }

    /// The name of a heading, as GitHub makes it: its words in lowercase, with hyphens; unique.
    private mutating func name(_ text: String) -> String {
        var name = ""
        for scalar in text.lowercased().unicodeScalars.prefix(100) {
            let properties = scalar.properties
            if properties.isAlphabetic || properties.numericType != nil || scalar == "_"
                || scalar == "-"
            {
                name.unicodeScalars.append(scalar)
            } else if scalar == " " {
                name.append("-")
            }
        }
        let count = names[name, default: 0]
        names[name] = count + 1
        return count == 0 ? name : "\(name)-\(count)"
    }

    private mutating func html(_ list: MarkdownList) -> HTML {
        var items = HTML.empty
        for item in list.items {
            let content: HTML
            if list.isTight, case .paragraph(let inlines)? = item.blocks.first {
                content = html(inlines) + blocks(Array(item.blocks.dropFirst()))
            } else {
                content = blocks(item.blocks)
            }
            items += Tag.li(item.isDone == nil ? nil : .class("task")) {
                if let isDone = item.isDone { isDone ? "☑ " : "☐ " }
                content
            }
        }
        guard let start = list.start else { return Tag.ul { items } }
        return Tag.ol(start == 1 ? nil : .named("start", String(start))) { items }
    }

    private func html(_ table: MarkdownTable) -> HTML {
        Tag.table {
            Tag.thead { row(table.head, of: Tag.th, in: table) }
            Tag.tbody {
                for cells in table.rows { row(cells, of: Tag.td, in: table) }
            }
        }
    }

    private func row(_ cells: [[MarkdownInline]], of tag: Tag, in table: MarkdownTable) -> HTML {
        Tag.tr {
            for (cell, alignment) in zip(cells, table.alignments) {
                tag(Self.attribute(alignment)) { html(cell) }
            }
        }
    }

    private static func attribute(_ alignment: MarkdownTable.Alignment) -> Attribute? {
        switch alignment {
        case .natural, .left: nil
        case .center: .class("center")
        case .right: .class("end")
        }
    }

    // MARK: Running text

    private func html(_ inlines: [MarkdownInline]) -> HTML {
        .joined(inlines.map(html))
    }

    private func html(_ inline: MarkdownInline) -> HTML {
        switch inline {
        case .text(let text): .text(text)
        case .code(let text): Tag.code(text: text)
        case .emphasis(let inner): Tag.em { html(inner) }
        case .strong(let inner): Tag.strong { html(inner) }
        case .struckOut(let inner): Tag.del { html(inner) }
        case .link(let destination, let title, let inner): link(destination, title, html(inner))
        case .image(let destination, let title, let alternative):
            image(destination, title, alternative)
        case .space: .text("\n")
        case .lineBreak: Tag.br.alone()
        }
    }

    private func link(_ destination: String, _ title: String, _ content: HTML) -> HTML {
        guard let (link, isForeign) = links.link(destination) else { return content }
        return Tag.a(
            .href(link),
            isForeign ? .isForeign : nil,
            title.isEmpty ? nil : .named("title", title)
        ) { content.isEmpty ? .text(destination) : content }
    }

    private func image(_ destination: String, _ title: String, _ alternative: String) -> HTML {
        guard let source = links.image(destination) else {
            let words = alternative.isEmpty ? "image" : alternative
            return link(destination, title, .text(words))
        }
        return Tag.img.alone(
            .source(source),
            .named("alt", alternative),
            .named("loading", "lazy"),
            title.isEmpty ? nil : .named("title", title)
        )
    }
}
