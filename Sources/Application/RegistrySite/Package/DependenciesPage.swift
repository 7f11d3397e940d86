// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// What a version needs, and what needs the package.
struct DependenciesPage {
    let context: PageContext
    let facts: VersionFacts

    private static let shownDependents = 300

    var page: Page {
        PackageFrame(context: context, facts: facts, tab: .dependencies)
            .page(title: "\(facts.name) – dependencies", content: content)
    }

    @HTMLBuilder private var content: HTML {
        Tag.section(.class("part")) {
            Tag.h2 { "It needs" }
            if facts.release.dependencies.isEmpty {
                Tag.p(.class("muted")) { "No other package." }
            } else {
                table
            }
        }
        if !facts.release.features.isEmpty { features }
        Tag.section(.class("part")) {
            Tag.h2 { "Needed by" }
            dependents
        }
    }

    private var table: HTML {
        Tag.div(.class("scroll")) {
            Tag.table(.class("grid")) {
                Tag.thead {
                    Tag.tr {
                        for name in ["Package", "Versions", "When"] {
                            Tag.th(.named("scope", "col")) { name }
                        }
                    }
                }
                Tag.tbody {
                    for (name, dependency) in facts.release.dependencies.sorted(by: {
                        $0.key < $1.key
                    }) {
                        row(name, dependency)
                    }
                }
            }
        }
    }

    private func row(_ name: PackageName, _ dependency: Dependency) -> HTML {
        Tag.tr {
            Tag.th(.named("scope", "row")) {
                Tag.a(.href(context.link(.package(name)))) { name.description }
            }
            Tag.td { Tag.code { dependency.requirement.description } }
            Tag.td {
                dependency.isOptional ? "only for a feature" : "always"
                if !dependency.features.isEmpty {
                    ", with " + dependency.features.joined(separator: ", ")
                }
            }
        }
    }

    private var features: HTML {
        Tag.section(.class("part")) {
            Tag.h2 { "Features" }
            Tag.dl(.class("facts-list")) {
                for (name, parts) in facts.release.features.sorted(by: { $0.key < $1.key }) {
                    Tag.dt { Tag.code { name } }
                    Tag.dd { parts.isEmpty ? "nothing more" : parts.joined(separator: ", ") }
                }
            }
        }
    }

    @HTMLBuilder private var dependents: HTML {
        let all = facts.dependents
        if all.isEmpty {
            Tag.p(.class("muted")) { "No package of this registry." }
        } else {
            Tag.p(.class("small muted")) {
                Wording.count(all.count, "package") + " in the newest version"
            }
            Tag.ul(.class("words")) {
                for name in all.prefix(Self.shownDependents) {
                    Tag.li {
                        Tag.a(.href(context.link(.package(name)))) { name.description }
                    }
                }
            }
            if all.count > Self.shownDependents {
                Tag.p(.class("small muted")) {
                    "and \(Wording.number(all.count - Self.shownDependents)) more"
                }
            }
        }
    }
}
