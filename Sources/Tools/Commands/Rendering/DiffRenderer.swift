// SPDX-License-Identifier: Apache-2.0

/// Paints a difference in the unified format, and makes its foreign text harmless.
package struct DiffRenderer: Hashable, Sendable {
    private let palette: Palette
    private let limit: Int

    /// Paints at most `limit` lines and says how many are left out.
    package init(palette: Palette, limit: Int = .max) {
        self.palette = palette
        self.limit = limit
    }

    /// The lines of `difference`, each ended.
    package func render(_ difference: String) -> String {
        // By bytes: to characters, a carriage return and a line feed are one.
        var lines = difference.utf8
            .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { Substring($0) }
        if lines.last?.isEmpty == true { lines.removeLast() }
        var text = ""
        for (place, line) in lines.prefix(limit).enumerated() {
            text += paint(line, isHead: place < 2) + "\n"
        }
        if lines.count > limit { text += "… and \(lines.count - limit) more lines\n" }
        return text
    }

    private func paint(_ line: Substring, isHead: Bool) -> String {
        // A tab after the mark is what most differences hold; four spaces show it.
        let shown = line.split(separator: "\t", omittingEmptySubsequences: false)
            .map { TextEscaper.escape(String($0)) }.joined(separator: "    ")
        if isHead { return palette.paint(shown, as: .strong) }
        switch line.utf8.first {
        case UInt8(ascii: "+"): return palette.paint(shown, as: .good)
        case UInt8(ascii: "-"): return palette.paint(shown, as: .bad)
        case UInt8(ascii: "@"): return palette.paint(shown, as: .hint)
        default: return shown
        }
    }
}
