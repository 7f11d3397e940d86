// SPDX-License-Identifier: Apache-2.0

/// Help for people, made from specifications.
package struct HelpText: Hashable, Sendable {
    private let palette: Palette
    private let columns: Int

    /// Writes for a terminal of that many columns, or for a pipe; lines stay under 100 columns.
    package init(palette: Palette, columns: Int?) {
        self.palette = palette
        self.columns = min(100, columns ?? 80)
    }

    /// All commands, in groups.
    package func overview(_ catalog: CommandCatalog) -> String {
        let commands = catalog.visible
        var sections = [
            "Modules from anywhere: pinned, verified, permitted, run\n",
            title("Usage:") + " tenon [OPTIONS] COMMAND [ARGUMENTS]\n",
        ]
        for group in CommandGroup.allCases {
            let rows = commands.filter { $0.group == group }.map { ($0.name, $0.summary) }
            if !rows.isEmpty { sections.append(section(group.rawValue, rows)) }
        }
        sections.append(section("Options of every command", optionRows(GlobalOptions.all)))
        sections.append("Run `tenon help COMMAND` to learn about a command\n")
        return sections.joined(separator: "\n")
    }

    /// The commands of one first word: `registry`, `token`.
    package func list(_ commands: [CommandSpecification]) -> String {
        section("Commands", commands.map { ($0.name, $0.summary) })
            + "\nRun `tenon help COMMAND` to learn about a command\n"
    }

    /// Everything about one command.
    package func page(_ command: CommandSpecification) -> String {
        var sections = [
            capitalised(command.summary) + "\n",
            title("Usage:") + " \(command.usage)\n",
        ]
        sections += command.discussion.map(paragraph)
        if !command.arguments.isEmpty {
            sections.append(section("Arguments", command.arguments.map { ($0.name, $0.summary) }))
        }
        let options = optionRows(command.options)
        if !options.isEmpty { sections.append(section("Options", options)) }
        sections.append(section("Options of every command", optionRows(GlobalOptions.all)))
        if !command.examples.isEmpty { sections.append(examples(command.examples)) }
        return sections.joined(separator: "\n")
    }

    // MARK: - Pieces

    private func optionRows(_ options: [OptionSpecification]) -> [(String, String)] {
        options.filter { !$0.isHidden }.map { option in
            ((option.short.map { "-\($0), " } ?? "    ") + option.usage, option.summary)
        }
    }

    /// Rows of a term and its meaning; a long term has a line of its own.
    private func section(_ name: String, _ rows: [(term: String, meaning: String)]) -> String {
        let widest = rows.map { DisplayWidth.of($0.term) }.filter { $0 <= 32 }.max() ?? 0
        let indent = widest + 4
        var text = title(name + ":") + "\n"
        for (term, meaning) in rows {
            let lines = TextWrap.lines(meaning, columns: max(20, columns - indent))
            let isLong = DisplayWidth.of(term) > widest
            let padded = DisplayWidth.pad(term, to: widest)
            text += "  " + palette.paint(isLong ? term : padded, as: .hint)
            text += isLong ? "\n" + String(repeating: " ", count: indent) : "  "
            text += lines.joined(separator: "\n" + String(repeating: " ", count: indent)) + "\n"
        }
        return text
    }

    private func examples(_ examples: [CommandExample]) -> String {
        title("Examples:") + "\n"
            + examples.map { "  \(palette.paint($0.line, as: .strong))\n      \($0.meaning)\n" }
            .joined()
    }

    private func paragraph(_ text: String) -> String {
        TextWrap.lines(text, columns: columns).joined(separator: "\n") + "\n"
    }

    private func title(_ text: String) -> String { palette.paint(text, as: .strong) }

    private func capitalised(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }
}
