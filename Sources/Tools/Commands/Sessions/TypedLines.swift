// SPDX-License-Identifier: Apache-2.0

internal import TerminalKit

/// Lines as a session reads them.
protocol TypedLines {
    /// What comes next.
    mutating func next(_ prompt: String, completing: @escaping (String) -> [String]) throws
        -> TypedLine
}

/// What somebody typed, or did instead.
enum TypedLine: Hashable {
    /// A line.
    case line(String)
    /// Ctrl-C.
    case interrupt
    /// Ctrl-D, or the end of the input.
    case end
}

/// Lines of a pipe or a file.
struct PlainLines: TypedLines {
    let services: CommandServices

    mutating func next(
        _ prompt: String,
        completing: @escaping (String) -> [String]
    ) throws -> TypedLine {
        guard let line = try services.readLine() else { return .end }
        return .line(String(decoding: line, as: UTF8.self))
    }
}

/// Lines of a person at a terminal, who can edit them and call earlier ones back.
struct EditedLines: TypedLines {
    let output: Output
    let columns: Int
    var history: SessionHistory
    private var keys = KeyReader()

    init(output: Output, columns: Int, history: SessionHistory) {
        (self.output, self.columns, self.history) = (output, columns, history)
    }

    mutating func next(
        _ prompt: String,
        completing: @escaping (String) -> [String]
    ) throws -> TypedLine {
        guard let terminal = RawTerminal() else { return .end }
        var editor = LineEditor(history: history.lines, complete: completing)
        draw(prompt, editor)
        while true {
            while let key = keys.next() {
                switch editor.press(key) {
                case .none: continue
                case .redraw: draw(prompt, editor)
                case .clear:
                    output.writeMessage("\u{1B}[H\u{1B}[2J")
                    draw(prompt, editor)
                case .propose(let names):
                    output.writeMessage("\n" + names.joined(separator: "  ") + "\n")
                    draw(prompt, editor)
                case .accept(let line):
                    output.writeMessage("\n")
                    history.add(line)
                    return .line(line)
                case .interrupt:
                    output.writeMessage("^C\n")
                    return .interrupt
                case .end:
                    output.writeMessage("\n")
                    return .end
                }
            }
            let bytes = try terminal.keys()
            guard !bytes.isEmpty else { return .end }
            keys.append(bytes)
        }
    }

    /// Shows the line, or as much of it around the cursor as there is room for.
    private func draw(_ prompt: String, _ editor: LineEditor) {
        let room = max(10, columns - DisplayWidth.of(prompt) - 2)
        var before = TextEscaper.escape(editor.beforeCursor)
        while DisplayWidth.of(before) > room { before.removeFirst() }
        var after = TextEscaper.escape(String(editor.text.dropFirst(editor.beforeCursor.count)))
        while DisplayWidth.of(before) + DisplayWidth.of(after) > room { after.removeLast() }
        let column = DisplayWidth.of(prompt) + DisplayWidth.of(before)
        output.writeMessage("\r\(prompt)\(before)\(after)\u{1B}[K\r\u{1B}[\(column)C")
    }
}
