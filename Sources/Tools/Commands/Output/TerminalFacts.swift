// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit
internal import TerminalKit

/// What is known about the terminal, if there is one.
package struct TerminalFacts: Hashable, Sendable {
    /// Whether standard output is a terminal.
    package let isOutputTerminal: Bool

    /// Whether standard error is a terminal.
    package let isErrorTerminal: Bool

    /// The width; 80 when nobody says.
    package let columns: Int

    private let refusesColours: Bool
    private let isDumb: Bool

    /// Nothing but pipes.
    package static let none = TerminalFacts(output: false, error: false)

    /// Collects facts.
    ///
    /// `NO_COLOR` with any value and `TERM=dumb` refuse colours (<https://no-color.org>).
    package init(
        output: Bool,
        error: Bool,
        columns: Int? = nil,
        environment: ProcessEnvironment = ProcessEnvironment([:])
    ) {
        isOutputTerminal = output
        isErrorTerminal = error
        self.columns = max(40, columns ?? 80)
        isDumb = environment["TERM"] == "dumb"
        refusesColours = isDumb || environment["NO_COLOR"] != nil
    }

    /// Asks the standard streams.
    package init(environment: ProcessEnvironment) {
        self.init(
            output: StandardStream.output.isTerminal,
            error: StandardStream.error.isTerminal,
            columns: StandardStream.error.columns ?? StandardStream.output.columns,
            environment: environment
        )
    }

    /// Whether a stream is coloured; a flag outranks the environment.
    package func colours(data: Bool, _ choice: ColorChoice) -> Bool {
        switch choice {
        case .always: true
        case .never: false
        case .auto: (data ? isOutputTerminal : isErrorTerminal) && !refusesColours
        }
    }

    /// How progress is shown: a line that changes needs a terminal that can wipe lines.
    package func progressStyle(_ settings: GlobalSettings) -> Progress.Style {
        if settings.isQuiet || settings.isJSON && isOutputTerminal { return .none }
        if isErrorTerminal, !isDumb { return .line(columns: columns) }
        return settings.isVerbose ? .steps : .none
    }
}
