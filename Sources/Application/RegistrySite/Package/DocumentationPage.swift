// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// What the modules of a version offer, as their sources say it.
struct DocumentationPage {
    let context: PageContext
    let facts: VersionFacts

    /// The name of an entry's place on the page.
    static func anchor(_ module: String, _ name: String) -> String {
        module == "." ? name : "\(module)/\(name)"
    }

    var page: Page {
        PackageFrame(context: context, facts: facts, tab: .documentation)
            .page(title: "\(facts.name) – documentation", content: content)
    }

    private var modules: [(key: String, value: ModuleDocumentation)] {
        facts.page.modules.filter { !$0.value.exports.isEmpty || $0.value.text != nil }
            .sorted { $0.key < $1.key }
    }

    @HTMLBuilder private var content: HTML {
        if modules.isEmpty {
            Tag.div(.class("empty")) {
                Tag.h2 { "No documentation" }
                Tag.p { "Its sources say nothing about what they export, or export nothing." }
            }
        } else {
            Tag.div(.class("with-contents")) {
                contents
                Tag.div {
                    for (key, module) in modules { section(key, module) }
                }
            }
        }
    }

    private var contents: HTML {
        Tag.nav(.class("contents"), .label("On this page"), .named("tabindex", "0")) {
            for (key, module) in modules {
                Tag.h2 { facts.specifier(ofExport: key) }
                Tag.ul {
                    for export in module.exports {
                        Tag.li {
                            Tag.a(.href(.fragment(Self.anchor(key, export.name)))) { export.name }
                        }
                    }
                }
            }
        }
    }

    private func section(_ key: String, _ module: ModuleDocumentation) -> HTML {
        let path = facts.path(ofExport: key)
        let entry = ExportEntry(context: context, facts: facts, module: key, path: path)
        return Tag.section(.class("module")) {
            Tag.h2 { Tag.code { facts.specifier(ofExport: key) } }
            entry.prose(module.text, at: "text")
            for export in module.exports { entry.html(export) }
        }
    }
}
