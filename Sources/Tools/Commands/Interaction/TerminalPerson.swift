// SPDX-License-Identifier: Apache-2.0

internal import TerminalKit

/// Whoever sits at the terminal of this process.
package struct TerminalPerson: Prompt.Person {
    private let output: Output

    /// Questions are shown through `output`.
    package init(output: Output) {
        self.output = output
    }

    /// Drops what was typed ahead, so that nothing pasted earlier answers, and asks.
    package func answer(to question: String) -> String? {
        guard let terminal = ControllingTerminal() else { return nil }
        terminal.discardInput()
        output.writeMessage(question)
        return terminal.readLine()
    }

    /// Asks, and reads a line that the terminal does not show.
    package func secret(for question: String) -> String? {
        guard let terminal = ControllingTerminal() else { return nil }
        defer { output.writeMessage("\n") }
        return terminal.readHiddenLine { output.writeMessage(question) }
    }
}
