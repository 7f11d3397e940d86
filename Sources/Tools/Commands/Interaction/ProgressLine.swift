// SPDX-License-Identifier: Apache-2.0

/// When a line of progress appears, changes and goes, without a clock or a terminal.
///
/// Work shorter than a second shows nothing; after that the line changes ten times a second at
/// most.
struct ProgressLine: Hashable, Sendable {
    private var text: String?
    private var start = Duration.zero
    private var lastDrawing: Duration?
    private let columns: Int

    private static let patience = Duration.seconds(1)
    private static let pause = Duration.milliseconds(100)
    private static let wipe = "\r\u{1B}[2K"

    init(columns: Int) {
        self.columns = columns
    }

    /// Something is being done now; returns what the terminal is to be sent.
    mutating func update(_ text: String, at now: Duration) -> String? {
        if self.text == nil { start = now }
        self.text = text
        return tick(at: now)
    }

    /// Time has passed; returns what the terminal is to be sent.
    mutating func tick(at now: Duration) -> String? {
        guard let text, now - start >= Self.patience else { return nil }
        if let lastDrawing, now - lastDrawing < Self.pause { return nil }
        lastDrawing = now
        let seconds = (now - start).components.seconds
        let suffix = " (\(seconds) s)"
        let room = columns - suffix.utf8.count - 1
        return Self.wipe + DisplayWidth.truncate(TextEscaper.escape(text), to: room) + suffix
    }

    /// Something else is to be written; the line comes back with the next update.
    mutating func hide() -> String? {
        guard lastDrawing != nil else { return nil }
        lastDrawing = nil
        return Self.wipe
    }

    /// The work is over.
    mutating func finish() -> String? {
        text = nil
        return hide()
    }
}
