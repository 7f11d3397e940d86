// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// What changed between two versions.
struct DifferencePage {
    let context: PageContext
    /// The newer version.
    let facts: VersionFacts
    let old: PackageRelease
    /// What people read of the older version.
    let oldPage: PackagePage?
    let oldFiles: PackageFiles
    let newFiles: PackageFiles

    var page: Page {
        var page = PackageFrame(context: context, facts: facts, tab: .versions)
            .page(title: "\(facts.name): \(old.version) to \(facts.version)", content: content)
        page.isListed = false
        return page
    }

    @HTMLBuilder private var content: HTML {
        Tag.section(.class("part")) {
            Tag.h2 { "From \(old.version) to \(facts.version)" }
            choice
            summary
        }
        interface
        asks
        Tag.section(.class("part")) {
            Tag.h2 { "Files" }
            files
        }
    }

    private var choice: HTML {
        let others = facts.index.releases.filter { $0.version < facts.version }.reversed()
        return Tag.div(.class("compare"), .flag("hidden"), .flag("data-compare")) {
            Tag.label(.named("for", "old")) { "Compare with" }
            Tag.select(.id("old")) {
                for other in others {
                    let route = SiteRoute.difference(
                        facts.name,
                        from: other.version,
                        to: facts.version
                    )
                    Tag.option(
                        .named("value", context.link(route).text),
                        other.version == old.version ? .flag("selected") : nil
                    ) { other.version.description }
                }
            }
        }
    }

    // MARK: Numbers

    private var paths: [ModulePath] { Set(oldFiles.paths + newFiles.paths).sorted() }

    private var changed: [ModulePath] { paths.filter { oldFiles[$0] != newFiles[$0] } }

    private var summary: HTML {
        let added = changed.filter { oldFiles[$0] == nil }.count
        let removed = changed.filter { newFiles[$0] == nil }.count
        let other = changed.count - added - removed
        let parts = [
            other > 0 ? Wording.count(other, "changed file") : nil,
            added > 0 ? Wording.count(added, "new file") : nil,
            removed > 0 ? Wording.count(removed, "removed file") : nil,
        ].compactMap(\.self)
        let text = parts.isEmpty ? "The files are the same." : parts.joined(separator: ", ")
        return Tag.p(.class("small muted")) { text }
    }

    // MARK: Interface

    @HTMLBuilder private var interface: HTML {
        if let oldPage {
            let changes = InterfaceDifference(from: oldPage.modules, to: facts.page.modules).changes
            Tag.section(.class("part")) {
                Tag.h2 { "Interface" }
                if changes.isEmpty {
                    Tag.p(.class("muted")) { "It offers the same." }
                } else {
                    Tag.ul(.class("changes")) {
                        for change in changes { Tag.li { words(change) } }
                    }
                }
            }
        }
    }

    @HTMLBuilder private func words(_ change: InterfaceChange) -> HTML {
        Tag.span(.class("sign")) { Self.sign(change.kind) }
        Wording.codes(change.text)
        " "
        if change.isBreaking { Tag.span(.class("badge danger")) { "breaks importers" } }
    }

    private static func sign(_ kind: InterfaceChange.Kind) -> String {
        switch kind {
        case .added: "+"
        case .removed: "−"
        case .changed: "~"
        }
    }

    // MARK: Permissions and dependencies

    private var asks: HTML {
        Tag.div(.class("columns part")) {
            Tag.section {
                Tag.h2 { "Permissions" }
                PermissionList(
                    now: facts.release.permissions,
                    before: old.permissions,
                    beforeName: old.version.description
                ).html
            }
            Tag.section {
                Tag.h2 { "Dependencies" }
                dependencies
            }
        }
    }

    @HTMLBuilder private var dependencies: HTML {
        let (before, after) = (old.dependencies, facts.release.dependencies)
        let names = Set(before.keys).union(after.keys).sorted().filter { before[$0] != after[$0] }
        if names.isEmpty {
            Tag.p(.class("small")) { "They are the same." }
        } else {
            Tag.ul(.class("plain")) {
                for name in names { Tag.li { change(name, before[name], after[name]) } }
            }
        }
    }

    @HTMLBuilder private func change(
        _ name: PackageName,
        _ before: Dependency?,
        _ after: Dependency?
    ) -> HTML {
        Tag.span(.class("sign")) { before == nil ? "+" : after == nil ? "−" : "~" }
        Tag.a(.href(context.link(.package(name)))) { name.description }
        " "
        if let before { Tag.code { before.requirement.description } }
        if before != nil, after != nil { " → " }
        if let after { Tag.code { after.requirement.description } }
    }

    // MARK: Files

    private var files: HTML {
        var rest = FileDifference.lineLimit
        var html = HTML.empty
        for path in changed {
            let difference = FileDifference(old: oldFiles[path], new: newFiles[path])
            let isShown = difference.lineCount <= rest
            if isShown { rest -= difference.lineCount }
            html += difference.html(path, isShown: isShown, toSource: source(path))
        }
        return changed.isEmpty ? Tag.p(.class("muted")) { "None changed." } : html
    }

    private func source(_ path: ModulePath) -> Link? {
        guard newFiles[path] != nil else { return nil }
        return context.link(.version(facts.name, facts.version, .source(path)))
    }
}
