// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import JSONKit
package import TerminalKit

/// The two streams of a command: data on standard output, everything else on standard error.
///
/// With `--json`, what standard output receives is one JSON document: the data, or the error. Only
/// where a program is started does standard output belong to the program, and errors go to
/// standard error in either form.
package struct Output: Sendable {
    /// The colours of data.
    package let dataPalette: Palette

    /// The columns of the terminal that shows the data; `nil` in a pipe.
    package let dataColumns: Int?

    /// The columns of the terminal that shows everything else; `nil` without one.
    package let messageColumns: Int?

    /// Whether data is printed as JSON.
    package let isJSON: Bool

    /// The line of progress on standard error; whatever is written takes it away first.
    package let progress: Progress

    private let data: any TextSink
    private let messages: any TextSink
    private let isQuiet: Bool
    private let ownsData: Bool
    private let renderer: DiagnosticRenderer

    /// The colours of everything but data.
    let messagePalette: Palette

    /// Connects the streams.
    package init(
        _ surroundings: Surroundings,
        settings: GlobalSettings,
        startsProgram: Bool = false
    ) {
        let terminal = surroundings.terminal
        data = surroundings.data
        messages = surroundings.messages
        dataPalette = Palette(isColoured: terminal.colours(data: true, settings.color))
        dataColumns = terminal.isOutputTerminal ? terminal.columns : nil
        messageColumns = terminal.isErrorTerminal ? terminal.columns : nil
        isJSON = settings.isJSON
        isQuiet = settings.isQuiet
        ownsData = !startsProgram
        messagePalette = Palette(isColoured: terminal.colours(data: false, settings.color))
        renderer = DiagnosticRenderer(
            palette: messagePalette,
            columns: terminal.isErrorTerminal ? terminal.columns : 100
        )
        progress = Progress(
            style: terminal.progressStyle(settings),
            sink: messages,
            clock: surroundings.clock
        )
    }

    /// Writes data to standard output.
    ///
    /// - Throws: ``StreamError`` when it cannot be written; an entry point ends quietly on `.closed`.
    package func write(_ text: String) throws(StreamError) {
        progress.hide()
        try data.write(Array(text.utf8))
    }

    /// Writes bytes to standard output as they are.
    ///
    /// - Throws: ``StreamError``.
    package func write(bytes: [UInt8]) throws(StreamError) {
        try data.write(bytes)
    }

    /// Writes one JSON document to standard output.
    ///
    /// - Throws: ``StreamError``.
    package func write(_ value: JSONValue) throws(StreamError) {
        try write(String(decoding: value.encoded(.lines), as: UTF8.self))
    }

    /// Writes rows to standard output.
    ///
    /// - Throws: ``StreamError``.
    package func write(_ table: TextTable) throws(StreamError) {
        try write(table.render(palette: dataPalette, width: dataColumns))
    }

    func write(version: String) throws(StreamError) {
        guard isJSON else { return try write("tenon \(version)\n") }
        try write(["name": "tenon", "version": .string(version)] as JSONValue)
    }

    /// Says something on standard error, one line; `--quiet` silences it.
    ///
    /// The line may hold foreign text. Standard error is never a reason to fail.
    package func say(_ line: String) {
        guard !isQuiet else { return }
        writeMessage(TextEscaper.escape(line) + "\n")
    }

    /// Writes finished text to standard error, even when it is quiet: questions, differences.
    package func writeMessage(_ text: String) {
        progress.hide()
        try? messages.write(Array(text.utf8))
    }

    /// Shows a warning on standard error.
    package func warn(_ diagnostic: Diagnostic) {
        guard !isQuiet else { return }
        var warning = diagnostic
        warning.severity = .warning
        showOnMessages(warning)
    }

    /// Shows why the work failed.
    package func fail(_ diagnostic: Diagnostic) {
        var error = diagnostic
        error.severity = .error
        guard isJSON, ownsData else { return showOnMessages(error) }
        do throws(StreamError) {
            try write(DiagnosticRenderer.json(error))
        } catch {
            writeMessage(renderer.render(diagnostic))
        }
    }

    private func showOnMessages(_ diagnostic: Diagnostic) {
        if isJSON {
            let document = DiagnosticRenderer.json(diagnostic).encoded(.compact)
            writeMessage(String(decoding: document, as: UTF8.self) + "\n")
        } else {
            writeMessage(renderer.render(diagnostic))
        }
    }
}
