// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// Shows on standard error that long work goes on: one line that changes, on a terminal only.
///
/// In a pipe nothing is shown, except that `--verbose` turns each step into a line of its own.
package final class Progress: Sendable {
    /// How progress is shown.
    package enum Style: Hashable, Sendable {
        /// Not at all.
        case none
        /// One line that changes, on a terminal of that many columns.
        case line(columns: Int)
        /// A line for each step.
        case steps
    }

    private let style: Style
    private let sink: any TextSink
    private let clock: CommandClock
    // A class, since copies of `Output` share the one line of the terminal.
    private let line: Mutex<ProgressLine>

    /// Shows progress on `sink`.
    package init(style: Style, sink: any TextSink, clock: CommandClock) {
        self.style = style
        self.sink = sink
        self.clock = clock
        let columns = if case .line(let columns) = style { columns } else { 80 }
        line = Mutex(ProgressLine(columns: columns))
    }

    /// Tells what is being done now.
    package func report(_ text: String) {
        switch style {
        case .none: break
        case .steps: send(TextEscaper.escape(text) + "\n")
        case .line:
            let now = clock.elapsed()
            change { $0.update(text, at: now) }
        }
    }

    /// Does long work; the line goes on counting seconds while a single step takes long.
    package func during<Result: Sendable>(
        _ text: String,
        _ work: @Sendable () async throws -> Result
    ) async throws -> Result {
        report(text)
        defer { finish() }
        guard case .line = style else { return try await work() }
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.keepTicking() }
            defer { group.cancelAll() }
            return try await work()
        }
    }

    /// Takes the line away so that something else can be written.
    package func hide() {
        change { $0.hide() }
    }

    /// The work is over: the line goes.
    package func finish() {
        change { $0.finish() }
    }

    private func keepTicking() async throws {
        while !Task.isCancelled {
            try await clock.sleep(.milliseconds(200))
            let now = clock.elapsed()
            change { $0.tick(at: now) }
        }
    }

    /// Changes the line and writes under the same lock, so that two threads never mix.
    private func change(_ body: (inout ProgressLine) -> String?) {
        line.withLock { line in
            if let text = body(&line) { send(text) }
        }
    }

    private func send(_ text: String) {
        try? sink.write(Array(text.utf8))
    }
}
