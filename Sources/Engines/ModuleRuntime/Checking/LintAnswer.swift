// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import JSONKit

/// Makes findings of what Deno's linter says about one source.
struct LintAnswer {
    let source: SourceText

    /// `SyntaxError: reason`, an excerpt, and `at URL:line:column`.
    func syntaxFinding(_ message: String) -> SourceFinding {
        let first = message.prefix { $0 != "\n" }
        let prefix = "SyntaxError: "
        let reason = first.hasPrefix(prefix) ? first.dropFirst(prefix.count) : first
        let numbers = message.split(separator: ":").suffix(2).map {
            Int($0.prefix { $0.isNumber }) ?? 1
        }
        let span = span(line: numbers.first ?? 1, column: numbers.last ?? 1, length: 1)
        return SourceFinding(kind: .syntax, message: String(reason), span: span)
    }

    /// Mistakes that the parser survives: it warns on standard error, `warn: SyntaxError: …`.
    func warnings(_ errors: String) -> [SourceFinding] {
        var findings: [SourceFinding] = []
        var rest = errors[...]
        while let start = rest.firstRange(of: "warn: SyntaxError: ") {
            let body = rest[start.lowerBound...].dropFirst("warn: ".count)
            let end = body.firstRange(of: "\nwarn: ")?.lowerBound ?? body.endIndex
            let lines = body[..<end].split(separator: "\n")
            // What follows the place is another message of the linter.
            let place = lines.firstIndex { $0.hasPrefix("    at ") } ?? lines.endIndex - 1
            findings.append(syntaxFinding(lines[...place].joined(separator: "\n")))
            rest = body[end...]
        }
        return findings
    }

    /// A name that is not defined; `nil` for anything else.
    func undefinedFinding(_ diagnostic: JSONValue) -> SourceFinding? {
        let suffix = " is not defined"
        guard let message = diagnostic["message"]?.string, message.hasSuffix(suffix),
            let start = diagnostic["range"]?["start"], let line = start["line"]?.integer,
            let column = start["col"]?.integer
        else { return nil }
        let name = String(message.dropLast(suffix.count))
        return SourceFinding(
            kind: .undefined(name: name),
            message: message,
            span: span(line: Int(line), column: Int(column) + 1, length: name.unicodeScalars.count)
        )
    }

    /// The place with the text of its line.
    private func span(line: Int, column: Int, length: Int) -> SourceSpan {
        let lines = source.bytes.split(
            separator: UInt8(ascii: "\n"),
            omittingEmptySubsequences: false
        )
        let text = line >= 1 && line <= lines.count ? lines[line - 1] : []
        return SourceSpan(
            file: source.name,
            line: line,
            column: column,
            length: length,
            lineText: String(decoding: text, as: UTF8.self)
        )
    }
}
