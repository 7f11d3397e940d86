// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// Writes a diagnostic for a person.
///
///     error[import-not-found]: there is no file `./b.js`
///      --> main.js:1:19
///       |
///     1 | import { b } from "./b.js"
///       |                   ^^^^^^^^
///       = while locking `main.js`
///       = note: the file would be `/home/me/app/b.js`
///
///     hint: did you mean `./a.js`?
package struct DiagnosticRenderer: Hashable, Sendable {
    private let palette: Palette
    private let columns: Int

    /// Writes for a terminal of that many columns.
    package init(palette: Palette, columns: Int = 100) {
        self.palette = palette
        self.columns = columns
    }

    /// The lines of a diagnostic, each ended.
    package func render(_ diagnostic: Diagnostic) -> String {
        var lines = [headline(diagnostic)]
        let gutter = diagnostic.spans.map { String($0.line).count }.max() ?? 0
        for (index, span) in diagnostic.spans.enumerated() {
            lines += excerpt(span, isFirst: index == 0, gutter: gutter)
        }
        let mark = String(repeating: " ", count: gutter + 1) + frame("=") + " "
        lines += diagnostic.context.map { mark + TextEscaper.escape($0) }
        lines += diagnostic.notes.map {
            mark + palette.paint("note", as: .strong) + ": " + TextEscaper.escape($0)
        }
        if !diagnostic.hints.isEmpty { lines.append("") }
        lines += diagnostic.hints.map {
            palette.paint("hint", as: .hint) + ": " + TextEscaper.escape($0)
        }
        let others = diagnostic.others.map { "\n" + render($0) }.joined()
        return lines.joined(separator: "\n") + "\n" + others
    }

    private func headline(_ diagnostic: Diagnostic) -> String {
        let role: Palette.Role = diagnostic.severity == .error ? .error : .warning
        let label = "\(diagnostic.severity.rawValue)[\(TextEscaper.escape(diagnostic.code))]"
        let message = TextEscaper.escape(diagnostic.message)
        return palette.paint(label, as: role) + palette.paint(": " + message, as: .strong)
    }

    private func excerpt(_ span: SourceSpan, isFirst: Bool, gutter: Int) -> [String] {
        let indent = String(repeating: " ", count: gutter)
        let place = TextEscaper.escape("\(span.file):\(span.line):\(span.column)")
        let head = indent + frame(isFirst ? "-->" : ":::") + " " + place
        guard let excerpt = SourceExcerpt(span, columns: columns - gutter - 3) else {
            return [head]
        }
        let bar = indent + " " + frame("|")
        let number = String(span.line)
        let line = String(repeating: " ", count: gutter - number.count) + frame(number + " |")
        let carets = String(repeating: "^", count: excerpt.caretCount)
        let lead = String(repeating: " ", count: excerpt.caretStart + 1)
        return [
            head, bar, excerpt.text.isEmpty ? line : line + " " + excerpt.text,
            bar + lead + palette.paint(carets, as: .error),
        ]
    }

    private func frame(_ text: String) -> String { palette.paint(text, as: .frame) }
}
