// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import ModuleSources
internal import ModuleWorkspace

/// How packages that were found look: a few lines each, which suit a narrow terminal too.
struct SearchText {
    /// More of a summary is cut.
    private static let summaryLines = 2

    let palette: Palette
    /// The columns of the terminal; `nil` in a pipe.
    let columns: Int?
    let namesRegistries: Bool

    /// The lines of one package.
    func block(_ found: SearchAnswer.Found) -> String {
        let record = found.record
        var head = palette.paint(record.name.description, as: .strong) + " \(record.version)"
        if record.isDeprecated { head += " " + palette.paint("deprecated", as: .bad) }
        var lines = [head] + summary(record.summary).map { "  " + $0 }
        lines += facts(found).map { "  " + palette.paint($0, as: .faint) }
        return lines.map { $0 + "\n" }.joined()
    }

    private func summary(_ text: String) -> [String] {
        let text = TextEscaper.escape(text)
        guard !text.isEmpty else { return [] }
        guard let columns else { return [text] }
        let width = max(8, columns - 2)
        let lines = TextWrap.lines(text, columns: width)
        var shown = lines.prefix(Self.summaryLines).map { DisplayWidth.truncate($0, to: width) }
        if lines.count > shown.count, let last = shown.popLast() {
            shown.append(
                DisplayWidth.truncate(last, to: width - 2) + (last.hasSuffix("…") ? "" : " …")
            )
        }
        return shown
    }

    private func facts(_ found: SearchAnswer.Found) -> [String] {
        let record = found.record
        var parts = [record.language, "\(record.published.description.prefix(10))"]
        if record.downloads > 0 { parts.append("\(Grouped.text(record.downloads)) downloads") }
        if record.stars > 0 { parts.append("\(Grouped.text(record.stars)) stars") }
        if !record.keywords.isEmpty { parts.append(record.keywords.joined(separator: ", ")) }
        if namesRegistries { parts.append(found.registry.description) }
        let line = parts.filter { !$0.isEmpty }.map(TextEscaper.escape).joined(separator: " · ")
        return [columns.map { DisplayWidth.truncate(line, to: max(8, $0 - 2)) } ?? line]
    }
}
