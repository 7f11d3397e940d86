// SPDX-License-Identifier: Apache-2.0

internal import MarkdownKit
internal import ModuleModel

/// One name that a module offers.
struct ExportEntry {
    let context: PageContext
    let facts: VersionFacts
    /// The key of the module in `exports`.
    let module: String
    /// The module's file; `nil` when it is not shown.
    let path: ModulePath?

    /// The entry of an export.
    func html(_ export: DocumentedExport) -> HTML {
        let anchor = DocumentationPage.anchor(module, export.name)
        return Tag.article(.class("entry"), .id(anchor)) {
            Tag.header {
                Tag.h3 { Tag.a(.href(.fragment(anchor))) { export.name } }
                labels(export)
                toSource(export)
            }
            signature(export)
            details(export, anchor)
            for (place, member) in export.members.enumerated() {
                self.member(member, "\(anchor).\(place)")
            }
        }
    }

    private func member(_ member: DocumentedExport, _ anchor: String) -> HTML {
        Tag.section(.class("member"), .id(anchor)) {
            Tag.header {
                Tag.h4 { Tag.a(.href(.fragment(anchor))) { member.name } }
                if member.parameters == nil, let type = member.result {
                    Tag.code { CodeText(facts.code).html(type) }
                }
                labels(member)
            }
            if member.parameters != nil || member.result == nil { signature(member) }
            details(member, anchor)
            for (place, inner) in member.members.enumerated() {
                self.member(inner, "\(anchor).\(place)")
            }
        }
    }

    // MARK: Parts

    @HTMLBuilder private func labels(_ export: DocumentedExport) -> HTML {
        Tag.span(.class("kind")) {
            (export.isStatic ? "static " : "") + (export.isOptional ? "optional " : "")
                + Self.words(export.kind)
        }
        if export.deprecated != nil { Tag.span(.class("badge warn")) { "deprecated" } }
    }

    @HTMLBuilder private func toSource(_ export: DocumentedExport) -> HTML {
        if let path {
            let part = SiteRoute.VersionPart.source(path)
            let link = context.link(
                .version(facts.name, facts.version, part),
                fragment: "L\(export.line)"
            )
            Tag.a(.class("to-source"), .href(link)) {
                "Source"
                Tag.span(.class("unseen")) { " of \(export.name)" }
            }
        }
    }

    private func signature(_ export: DocumentedExport) -> HTML {
        Tag.pre(.class("sample"), .named("tabindex", "0")) {
            Tag.code { CodeText(facts.code).html(export.signature) }
        }
    }

    @HTMLBuilder private func details(_ export: DocumentedExport, _ anchor: String) -> HTML {
        if let reason = export.deprecated, !reason.isEmpty {
            Tag.div(.class("notice warn")) { prose(reason, at: anchor + ".deprecated") }
        }
        prose(export.text, at: anchor + ".text")
        if let origin = export.origin {
            Tag.p(.class("small muted")) {
                "Comes from "
                Tag.code { origin.specifier }
            }
        }
        parameters(export)
        for (place, example) in export.examples.enumerated() {
            Tag.p(.class("label")) {
                export.examples.count == 1 ? "Example" : "Example \(place + 1)"
            }
            self.example(example, at: "\(anchor).example\(place)")
        }
    }

    @HTMLBuilder private func parameters(_ export: DocumentedExport) -> HTML {
        if let parameters = export.parameters, parameters.contains(where: Self.saysMore) {
            Tag.div(.class("scroll"), .named("tabindex", "0")) {
                Tag.table(.class("grid")) {
                    Tag.caption(.class("unseen")) { "Parameters of \(export.name)" }
                    Tag.thead {
                        Tag.tr {
                            for name in ["Parameter", "Type", "Meaning"] {
                                Tag.th(.named("scope", "col")) { name }
                            }
                        }
                    }
                    Tag.tbody {
                        for parameter in parameters { row(parameter) }
                    }
                }
            }
        }
        if let result = export.result, export.parameters != nil, export.kind != .constructor {
            Tag.p(.class("label")) {
                "Gives "
                Tag.code { CodeText(facts.code).html(result) }
            }
        }
    }

    /// Whether there is more to say of a parameter than the signature says.
    private static func saysMore(of parameter: DocumentedParameter) -> Bool {
        parameter.type != nil || parameter.text != nil || parameter.isOptional
            || parameter.defaultValue != nil
    }

    private func row(_ parameter: DocumentedParameter) -> HTML {
        Tag.tr {
            Tag.th(.named("scope", "row")) {
                Tag.code { (parameter.isRest ? "…" : "") + parameter.name }
            }
            Tag.td {
                if let type = parameter.type { Tag.code { CodeText(facts.code).html(type) } }
            }
            Tag.td {
                if let text = parameter.text { inline(text) }
                if parameter.isOptional {
                    Tag.span(.class("muted")) {
                        (parameter.text == nil ? "optional" : " Optional")
                            + (parameter.defaultValue.map { ", else \($0)" } ?? "")
                    }
                }
            }
        }
    }

    // MARK: Texts

    /// A text of the source; nothing when there is none.
    @HTMLBuilder func prose(_ text: String?, at anchor: String) -> HTML {
        if let text, !text.isEmpty {
            Tag.div(.class("prose")) {
                render(MarkdownDocument(parsing: text, limits: .comment), anchor)
            }
        }
    }

    /// A text that stands in a cell.
    private func inline(_ text: String) -> HTML {
        render(MarkdownDocument(parsing: text, limits: .comment), "cell")
    }

    /// An example: Markdown if it has a fence, else the program itself.
    private func example(_ text: String, at anchor: String) -> HTML {
        if text.contains("```") { return prose(text, at: anchor) }
        return Tag.pre(.class("sample"), .named("tabindex", "0")) {
            Tag.code { CodeText(facts.code).html(text) }
        }
    }

    private func render(_ document: MarkdownDocument, _ anchor: String) -> HTML {
        let links = MarkdownLinks(context: context, prefix: "\(module)/\(anchor)-")
        var text = MarkdownText(links: links, topLevel: 5)
        return text.html(document)
    }

    private static func words(_ kind: DocumentedExport.Kind) -> String {
        kind == .reexport ? "handed on" : kind.rawValue
    }
}
