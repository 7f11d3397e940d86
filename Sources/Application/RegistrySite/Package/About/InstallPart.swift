// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// The lines that bring a JavaScript package into projects of other programs.
struct InstallPart {
    let context: PageContext
    let facts: VersionFacts

    @HTMLBuilder var html: HTML {
        if facts.release.language == "javascript" {
            Tag.section(.class("part install")) {
                Tag.h2 { "With other programs" }
                Tag.h3 { "Deno" }
                CopyLine(
                    "export JSR_URL=\(context.shownAddress)\ndeno add jsr:\(exact)",
                    label: "the commands for Deno"
                ).html
                Tag.h3 { "npm" }
                CopyLine(
                    "npm install \(exact) \\\n  --registry=\(context.shownAddress)npm/",
                    label: "the command for npm"
                ).html
            }
        }
    }

    private var exact: String { "\(facts.name)@\(facts.version)" }
}
