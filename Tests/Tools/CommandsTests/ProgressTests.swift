// SPDX-License-Identifier: Apache-2.0

import Commands
import FileSystemKit
import ModuleModel
import Synchronization
import Testing

@Suite struct ProgressTests {
    /// A clock that goes when it is told to, or when somebody sleeps by it.
    final class Watch: Sendable {
        private let time = Mutex(Duration.zero)

        func advance(_ milliseconds: Int) {
            time.withLock { $0 += .milliseconds(milliseconds) }
        }

        var clock: CommandClock {
            CommandClock(
                now: { Timestamp(milliseconds: 0) },
                elapsed: { self.time.withLock { $0 } },
                sleep: { duration in
                    try Task.checkCancellation()
                    self.time.withLock { $0 += duration }
                    await Task.yield()
                }
            )
        }
    }

    let watch = Watch()
    let sink = Bench.Sink()

    @Test func `short work shows nothing`() {
        let progress = Progress(style: .line(columns: 40), sink: sink, clock: watch.clock)
        progress.report("fetching 1 of 3")
        watch.advance(900)
        progress.report("fetching 2 of 3")
        progress.finish()
        #expect(sink.text.isEmpty)
    }

    @Test func `long work is one line that changes and goes`() {
        let progress = Progress(style: .line(columns: 30), sink: sink, clock: watch.clock)
        progress.report("fetching 1 of 3")
        watch.advance(1200)
        progress.report("fetching 2 of 3")
        watch.advance(50)
        progress.report("too soon after the last")
        watch.advance(2000)
        progress.report("fetching https://example.com/\u{1B}x")
        progress.hide()
        progress.hide()
        watch.advance(10)
        progress.report("again")
        progress.finish()
        #expect(
            sink.text == "\r\u{1B}[2Kfetching 2 of 3 (1 s)"
                + "\r\u{1B}[2Kfetching https://examp… (3 s)" + "\r\u{1B}[2K"
                + "\r\u{1B}[2Kagain (3 s)" + "\r\u{1B}[2K"
        )
    }

    @Test func `in a pipe only verbose work says its steps`() {
        Progress(style: .none, sink: sink, clock: watch.clock).report("a")
        #expect(sink.text.isEmpty)
        Progress(style: .steps, sink: sink, clock: watch.clock).report("fetching \u{7}x")
        #expect(sink.text == "fetching \\u{7}x\n")
    }

    @Test func `one long step goes on counting`() async throws {
        let progress = Progress(style: .line(columns: 40), sink: sink, clock: watch.clock)
        let result = try await progress.during("hashing") {
            while !sink.text.contains("hashing (3 s)") { await Task.yield() }
            return 7
        }
        #expect(result == 7)
        #expect(sink.text.hasSuffix("\r\u{1B}[2K"))
    }

    static let styles: [(error: Bool, options: [String], term: String, style: Progress.Style)] = [
        (true, [], "xterm", .line(columns: 80)),
        (true, [], "dumb", .none),
        (true, ["-q"], "xterm", .none),
        (false, [], "xterm", .none),
        (false, ["-v"], "xterm", .steps),
        (true, ["-v"], "dumb", .steps),
    ]

    @Test(arguments: styles)
    func `progress is for terminals that can wipe a line`(
        error: Bool,
        options: [String],
        term: String,
        style: Progress.Style
    ) {
        var settings = GlobalSettings()
        settings.isQuiet = options.contains("-q")
        settings.isVerbose = options.contains("-v")
        let facts = TerminalFacts(
            output: true,
            error: error,
            environment: ProcessEnvironment(["TERM": term])
        )
        #expect(facts.progressStyle(settings) == style)
    }

    static let colours: [(terminal: Bool, variables: [String: String], ColorChoice, Bool)] = [
        (true, [:], .auto, true),
        (false, [:], .auto, false),
        (true, ["NO_COLOR": "1"], .auto, false),
        (true, ["NO_COLOR": "0"], .auto, false),
        (true, ["NO_COLOR": ""], .auto, true),
        (true, ["TERM": "dumb"], .auto, false),
        (false, [:], .always, true),
        (true, ["NO_COLOR": "1"], .always, true),
        (true, [:], .never, false),
    ]

    @Test(arguments: colours)
    func `colours are for terminals and for those who ask`(
        terminal: Bool,
        variables: [String: String],
        choice: ColorChoice,
        isColoured: Bool
    ) {
        let facts = TerminalFacts(
            output: terminal,
            error: !terminal,
            environment: ProcessEnvironment(variables)
        )
        #expect(facts.colours(data: true, choice) == isColoured)
    }
}
