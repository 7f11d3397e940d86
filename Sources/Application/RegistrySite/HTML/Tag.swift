// SPDX-License-Identifier: Apache-2.0

/// An element of HTML or SVG: `Tag.p(.class("lead")) { "text" }`.
package struct Tag: Sendable {
    private let name: StaticString

    private init(_ name: StaticString) { self.name = name }

    /// The element around what `content` makes.
    package func callAsFunction(
        _ attributes: Attribute?...,
        @HTMLBuilder content: () throws -> HTML
    ) rethrows -> HTML {
        var bytes = opening(attributes)
        bytes += try content().bytes
        bytes += "</".utf8
        append(name, to: &bytes)
        bytes.append(UInt8(ascii: ">"))
        return HTML(bytes: bytes)
    }

    /// The element around a text.
    package func callAsFunction(_ attributes: Attribute?..., text: String) -> HTML {
        var bytes = opening(attributes)
        HTMLText.escape(text, into: &bytes)
        bytes += "</".utf8
        append(name, to: &bytes)
        bytes.append(UInt8(ascii: ">"))
        return HTML(bytes: bytes)
    }

    /// An element that has no content and no end.
    package func alone(_ attributes: Attribute?...) -> HTML { HTML(bytes: opening(attributes)) }

    private func opening(_ attributes: [Attribute?]) -> [UInt8] {
        var bytes: [UInt8] = [UInt8(ascii: "<")]
        append(name, to: &bytes)
        for case .some(let attribute) in attributes {
            bytes.append(UInt8(ascii: " "))
            append(attribute.name, to: &bytes)
            if let value = attribute.value {
                bytes += "=\"".utf8
                HTMLText.escape(value, into: &bytes)
                bytes.append(UInt8(ascii: "\""))
            }
        }
        bytes.append(UInt8(ascii: ">"))
        return bytes
    }

    private func append(_ literal: StaticString, to bytes: inout [UInt8]) {
        bytes += literal.description.utf8
    }
}

// MARK: - Elements

extension Tag {
    static let html = Tag("html"), head = Tag("head"), body = Tag("body")
    static let title = Tag("title"), meta = Tag("meta"), link = Tag("link"), script = Tag("script")
    static let header = Tag("header"), main = Tag("main"), footer = Tag("footer"), nav = Tag("nav")
    static let section = Tag("section"), article = Tag("article"), aside = Tag("aside")
    static let h1 = Tag("h1"), h2 = Tag("h2"), h3 = Tag("h3"), h4 = Tag("h4"), h5 = Tag("h5")
    static let h6 = Tag("h6")
    static let div = Tag("div"), p = Tag("p"), span = Tag("span"), a = Tag("a"), br = Tag("br")
    static let ul = Tag("ul"), ol = Tag("ol"), li = Tag("li"), hr = Tag("hr")
    static let dl = Tag("dl"), dt = Tag("dt"), dd = Tag("dd")
    static let table = Tag("table"), caption = Tag("caption"), thead = Tag("thead")
    static let tbody = Tag("tbody"), tr = Tag("tr"), th = Tag("th"), td = Tag("td")
    static let pre = Tag("pre"), code = Tag("code"), em = Tag("em"), strong = Tag("strong")
    static let del = Tag("del"), blockquote = Tag("blockquote"), time = Tag("time")
    static let form = Tag("form"), input = Tag("input"), label = Tag("label")
    static let button = Tag("button"), select = Tag("select"), option = Tag("option")
    static let details = Tag("details"), summary = Tag("summary"), img = Tag("img")
    static let kbd = Tag("kbd")
    static let svg = Tag("svg"), path = Tag("path"), rect = Tag("rect"), line = Tag("line")
    static let group = Tag("g"), polyline = Tag("polyline"), graphText = Tag("text")
    static let graphTitle = Tag("title"), circle = Tag("circle")

    // Of sitemaps and descriptions of searches, which are XML.
    static let urlset = Tag("urlset"), url = Tag("url"), loc = Tag("loc"), lastmod = Tag("lastmod")
    static let openSearch = Tag("OpenSearchDescription"), shortName = Tag("ShortName")
    static let longDescription = Tag("Description"), inputEncoding = Tag("InputEncoding")
    static let searchAddress = Tag("Url")
}
