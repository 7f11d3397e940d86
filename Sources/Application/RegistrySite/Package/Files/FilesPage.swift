// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// The files of a version.
struct FilesPage {
    let context: PageContext
    let facts: VersionFacts

    var page: Page {
        PackageFrame(context: context, facts: facts, tab: .files)
            .page(title: "\(facts.name) – files", content: content)
    }

    private var content: HTML {
        let files = facts.page.files.sorted { $0.path < $1.path }
        let size = files.reduce(0) { $0 &+ $1.size }
        return Tag.section(.class("part")) {
            Tag.p(.class("small muted")) {
                Wording.count(files.count, "file") + ", " + Wording.size(size) + " together; "
                Tag.a(
                    .href(context.link(SiteFiles.archive(facts.release.archive))),
                    .flag("download")
                ) { "archive" }
                " of " + Wording.size(facts.release.size)
            }
            Tag.div(.class("scroll")) {
                Tag.table(.class("grid")) {
                    Tag.thead {
                        Tag.tr {
                            Tag.th(.named("scope", "col")) { "Path" }
                            Tag.th(.named("scope", "col"), .class("number")) { "Size" }
                            Tag.th(.named("scope", "col")) { "SHA-256" }
                        }
                    }
                    Tag.tbody {
                        for file in files { row(file) }
                    }
                }
            }
        }
    }

    private func row(_ file: PageFile) -> HTML {
        let part = SiteRoute.VersionPart.source(file.path)
        return Tag.tr {
            Tag.th(.named("scope", "row")) {
                Tag.a(
                    .class("mono"),
                    .href(context.link(.version(facts.name, facts.version, part)))
                ) { file.path.description }
            }
            Tag.td(.class("number")) { Wording.size(file.size) }
            Tag.td {
                Tag.code(.named("title", file.digest.hex)) { file.digest.hex.prefix(16) + "…" }
            }
        }
    }
}
