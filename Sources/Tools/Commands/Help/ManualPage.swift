// SPDX-License-Identifier: Apache-2.0

/// The manual page `tenon(1)`, in the language of `man`.
enum ManualPage {
    /// One page about all commands.
    static func text(of catalog: CommandCatalog) -> String {
        var lines = [
            ".TH TENON 1 \"\" \"Tenon \(escape(TenonVersion.text))\"",
            ".SH NAME", "tenon \\- modules from anywhere: pinned, verified, permitted, run",
            ".SH SYNOPSIS", ".B tenon", "[OPTIONS] COMMAND [ARGUMENTS]",
            ".SH OPTIONS OF EVERY COMMAND",
        ]
        lines += options(GlobalOptions.all)
        for group in CommandGroup.allCases {
            let commands = catalog.visible.filter { $0.group == group }
            guard !commands.isEmpty else { continue }
            lines.append(".SH \(group.rawValue.uppercased())")
            lines += commands.flatMap(section)
        }
        lines += [
            ".SH EXIT STATUS",
            ".TP", "0", "The work was done.",
            ".TP", "1", "The work could not be done; standard error says why.",
            ".TP", "2", "The command line was wrong; nothing was done.",
            ".PP",
            escape(
                "`tenon run` ends with the status of the program that it ran: 128 and the number of a "
                    + "signal that ended it, and 1 when Tenon or a limit did."
            ),
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    private static func section(_ command: CommandSpecification) -> [String] {
        var lines = [".SS \(escape(command.usage))", escape(sentence(command.summary))]
        for paragraph in command.discussion { lines += [".PP", escape(paragraph)] }
        for argument in command.arguments {
            lines += [".TP", ".I \(escape(argument.name))", escape(sentence(argument.summary))]
        }
        lines += options(command.options)
        for example in command.examples {
            lines += [".PP", escape(sentence(example.meaning)), ".PP", ".RS 4", ".nf"]
            lines += [escape(example.line), ".fi", ".RE"]
        }
        return lines
    }

    private static func options(_ options: [OptionSpecification]) -> [String] {
        options.filter { !$0.isHidden }.flatMap { option in
            let short = option.short.map { "-\($0), " } ?? ""
            return [".TP", ".B \(escape(short + option.usage))", escape(sentence(option.summary))]
        }
    }

    private static func sentence(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst() + "."
    }

    /// Text without meaning to roff: no escapes, no requests at the start of a line, real dashes.
    private static func escape(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "\\": escaped += "\\e"
            case "-": escaped += "\\-"
            case "'": escaped += "\\(aq"
            case "`": escaped += "\\(ga"
            default: escaped.append(character)
            }
        }
        return escaped.hasPrefix(".") ? "\\&" + escaped : escaped
    }
}
