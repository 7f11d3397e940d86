// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit
internal import TerminalKit

/// What the process was started with; tests give their own.
package struct Surroundings: Sendable {
    /// Where data goes.
    package var data: any TextSink
    /// Where everything else goes.
    package var messages: any TextSink
    /// What is known about the terminal.
    package var terminal: TerminalFacts
    /// The environment variables.
    package var environment: ProcessEnvironment
    /// The time.
    package var clock: CommandClock
    /// Who answers questions; `nil` asks whoever sits at the terminal.
    package var person: (any Prompt.Person)?
    /// What costs time to make.
    package var services: CommandServices

    /// Collects what a process was started with.
    package init(
        data: any TextSink = StandardStream.output,
        messages: any TextSink = StandardStream.error,
        terminal: TerminalFacts,
        environment: ProcessEnvironment,
        clock: CommandClock,
        person: (any Prompt.Person)? = nil,
        services: CommandServices
    ) {
        self.data = data
        self.messages = messages
        self.terminal = terminal
        self.environment = environment
        self.clock = clock
        self.person = person
        self.services = services
    }
}
