// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import ModuleSources
internal import RegistryIndex

/// What the author of a pull request tells those who merge it, in Markdown.
struct PullRequestText {
    private let plan: PublishPlan

    init(_ plan: PublishPlan) {
        self.plan = plan
    }

    var text: String {
        let package = plan.inspection.manifest?.package ?? PackageMetadata()
        var lines = [
            "# Publish \(plan.subject)", "",
            Self.plain(package.summary ?? "No description."), "",
            "| | |", "| --- | --- |",
            row("package", "`\(plan.name)`"), row("version", "`\(plan.version)`"),
            row("licence", package.license.map { "`\(Self.plain($0))`" } ?? "none"),
            row("archive", "`\(plan.archive)`"), row("files", "\(plan.files.count)"),
            row("tree", "`\(plan.digest)`"), row("asks for", permissions), row("needs", needs),
            "", "## Before you merge", "",
            "- [ ] The author may publish as `@\(plan.name.scope)`.",
            "- [ ] `tenon registry build . /tmp/registry` ends without an error.",
            "- [ ] What the package asks for fits what it is for.",
        ]
        lines += ["- [ ] Nothing of another version has changed.", "", "## Files", ""]
        lines += plan.files.map { "- `\(Self.plain($0.path))`, \($0.size) bytes" }
        return lines.joined(separator: "\n") + "\n"
    }

    private var permissions: String {
        let all = plan.permissions.permissions.map { "`\(Self.plain($0.description))`" }
        return all.isEmpty ? "nothing" : all.joined(separator: ", ")
    }

    private var needs: String {
        let all = plan.inspection.statement?.dependencies ?? [:]
        let words = all.sorted { $0.key < $1.key }.map { "`\($0) \($1.requirement)`" }
        return words.isEmpty ? "nothing" : words.joined(separator: ", ")
    }

    private func row(_ name: String, _ value: String) -> String { "| \(name) | \(value) |" }

    /// A text without what would end the table, the line or the code around it.
    private static func plain(_ text: String) -> String {
        String(text.filter { $0 != "|" && $0 != "`" && !$0.isNewline })
    }
}
